// limit MODEL|chain THREADS: what a step cannot go below. The sum of its matrix products, each in the better of OpenBLAS
// and oneDNN, and of a hand-fused update over the parameters, each timed alone; of the chain, a hand-fused loop.
#include "workload.hpp"

#include <cblas.h>
#include <omp.h>

#include <cmath>
#include <dnnl.hpp>
#include <limits>

extern "C" void openblas_set_num_threads(int threads);

namespace {

// glibc's functions for whole vectors, as -ffast-math would have them.
#pragma omp declare simd notinbranch
extern "C" float expf(float) noexcept;
#pragma omp declare simd notinbranch
extern "C" float logf(float) noexcept;
#pragma omp declare simd notinbranch
extern "C" float tanhf(float) noexcept;

struct Product {
    long rows, columns, inner;
    bool transpose_a, transpose_b;
};

std::vector<Product> products_of(const bench::Workload& w) {
    std::vector<Product> products;
    for (std::size_t i = 0; i + 1 < w.sizes.size(); ++i) {
        const long in = w.sizes[i];
        const long out = w.sizes[i + 1];
        products.push_back({w.batch, out, in, false, false});            // y = x w
        products.push_back({in, out, w.batch, true, false});             // dw = x^T dy
        if (i > 0) products.push_back({w.batch, in, out, false, true});  // dx = dy w^T
    }
    return products;
}

double openblas_us(const Product& p, const float* a, const float* b, float* c) {
    const auto flag = [](bool transposed) { return transposed ? CblasTrans : CblasNoTrans; };
    return bench::median_us(
        [&] {
            cblas_sgemm(CblasRowMajor, flag(p.transpose_a), flag(p.transpose_b), static_cast<int>(p.rows),
                        static_cast<int>(p.columns), static_cast<int>(p.inner), 1, a,
                        static_cast<int>(p.transpose_a ? p.rows : p.inner), b,
                        static_cast<int>(p.transpose_b ? p.inner : p.columns), 0, c,
                        static_cast<int>(p.columns));
        },
        0.1);
}

double onednn_us(const Product& p, float* a, float* b, float* c) {
    using dnnl::memory;
    const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
    dnnl::stream stream(engine);
    const auto matrix = [](long rows, long columns, bool transposed) {
        return memory::desc({rows, columns}, memory::data_type::f32,
                            transposed ? memory::dims{1, rows} : memory::dims{columns, 1});
    };
    memory x(matrix(p.rows, p.inner, p.transpose_a), engine, a);
    memory w(matrix(p.inner, p.columns, p.transpose_b), engine, b);
    memory y(matrix(p.rows, p.columns, false), engine, c);
    const dnnl::matmul multiply(
        dnnl::matmul::primitive_desc({x.get_desc(), w.get_desc(), y.get_desc()}, engine));
    return bench::median_us(
        [&] {
            multiply.execute(stream, {{DNNL_ARG_SRC, x}, {DNNL_ARG_WEIGHTS, w}, {DNNL_ARG_DST, y}});
            stream.wait();
        },
        0.1);
}

double products_us(const bench::Workload& w) {
    double total = 0;
    for (const Product& p : products_of(w)) {
        std::vector<float> a(static_cast<std::size_t>(p.rows * p.inner), 0.5F);
        std::vector<float> b(static_cast<std::size_t>(p.inner * p.columns), 0.25F);
        std::vector<float> c(static_cast<std::size_t>(p.rows * p.columns));
        total += std::min(openblas_us(p, a.data(), b.data(), c.data()),
                          onednn_us(p, a.data(), b.data(), c.data()));
    }
    return total;
}

double update_us(const bench::Workload& w) {
    long count = 0;
    for (std::size_t i = 0; i + 1 < w.sizes.size(); ++i) count += (w.sizes[i] + 1) * w.sizes[i + 1];
    const std::vector<float> zeros(static_cast<std::size_t>(count));
    std::vector<float> parameter(zeros), gradient(zeros.size(), 0.01F), mean(zeros), square(zeros);
    float* const p = parameter.data();
    float* const g = gradient.data();
    float* const m = mean.data();
    float* const v = square.data();
    if (!w.adam)
        return bench::median_us([&] {
#pragma omp parallel for simd if (count > 100000)
            for (long i = 0; i < count; ++i) p[i] -= 0.01F * g[i];
        });
    return bench::median_us([&] {
#pragma omp parallel for simd if (count > 30000)
        for (long i = 0; i < count; ++i) {
            m[i] += 0.1F * (g[i] - m[i]);
            v[i] += 0.001F * (g[i] * g[i] - v[i]);
            p[i] -= 0.001F * m[i] / (std::sqrt(v[i]) + 1e-8F);
        }
    });
}

double chain_us() {
    std::vector<float> x(bench::chain_size), slope(bench::chain_size);
    for (long i = 0; i < bench::chain_size; ++i)
        x[static_cast<std::size_t>(i)] = 4 * static_cast<float>(i) / bench::chain_size - 2;
    float total = 0;
    const double us = bench::median_us([&] {
        float sum = 0;
        const float* const in = x.data();
        float* const out = slope.data();
#pragma omp parallel for simd reduction(+ : sum)
        for (long i = 0; i < bench::chain_size; ++i) {
            const float v = in[i];
            const float t = tanhf(v);
            const float e = expf(-v * v);
            const float l = logf(1 + v * v);
            const float s = 1 / (1 + expf(-v));
            sum += t * e + l * s;
            out[i] = (1 - t * t) * e - 2 * v * t * e + 2 * v / (1 + v * v) * s + l * s * (1 - s);
        }
        total += sum;
    });
    if (total == 12345) std::puts("");  // so that the sum is needed
    return us;
}

}  // namespace

int main(int, char** argv) {
    const int threads = std::atoi(argv[2]);
    omp_set_num_threads(threads);
    openblas_set_num_threads(threads);
    if (std::string(argv[1]) == "chain") return bench::report(chain_us()), 0;
    const bench::Workload w = bench::read_workload(argv[1]);
    bench::report(products_us(w) + update_us(w));
}
