#include "products.hpp"

#include "program.hpp"
#include "workload.hpp"

#include <cblas.h>
#include <chrono>
#include <dnnl.hpp>
#include <omp.h>
#include <thread>
#include <vector>

namespace xgrad::benchmarks {
namespace {

using dnnl::memory;

constexpr double seconds = 0.1;  // for each product in each library
// Both libraries' threads go on looking for work for a while after the last call, at the other's cost.
constexpr auto until_threads_sleep = std::chrono::milliseconds(100);

struct Operands {
    explicit Operands(const MatrixProduct& p)
        : a(normal_numbers(p.rows * p.inner)), b(normal_numbers(p.inner * p.columns)),
          c(static_cast<std::size_t>(p.rows * p.columns)) {}

    std::vector<float> a;
    std::vector<float> b;
    std::vector<float> c;
};

std::int64_t a_stride(const MatrixProduct& p) { return p.transpose_a ? p.rows : p.inner; }
std::int64_t b_stride(const MatrixProduct& p) { return p.transpose_b ? p.inner : p.columns; }

double in_openblas(const MatrixProduct& p, Operands& o) {
    const auto order = [](bool transposed) { return transposed ? CblasTrans : CblasNoTrans; };
    const auto narrow = [](std::int64_t size) { return static_cast<blasint>(size); };
    return median_microseconds(
        [&] {
            cblas_sgemm(CblasRowMajor, order(p.transpose_a), order(p.transpose_b), narrow(p.rows),
                        narrow(p.columns), narrow(p.inner), 1, o.a.data(), narrow(a_stride(p)), o.b.data(),
                        narrow(b_stride(p)), 0, o.c.data(), narrow(p.columns));
        },
        seconds);
}

double in_onednn_sgemm(const MatrixProduct& p, Operands& o) {
    const auto order = [](bool transposed) { return transposed ? 'T' : 'N'; };
    return median_microseconds(
        [&] {
            dnnl_sgemm(order(p.transpose_a), order(p.transpose_b), p.rows, p.columns, p.inner, 1, o.a.data(),
                       a_stride(p), o.b.data(), b_stride(p), 0, o.c.data(), p.columns);
        },
        seconds);
}

memory::desc matrix(std::int64_t rows, std::int64_t columns, std::int64_t stride, bool transposed) {
    const memory::dims strides = transposed ? memory::dims{1, stride} : memory::dims{stride, 1};
    return {{rows, columns}, memory::data_type::f32, strides};
}

double in_onednn_matmul(const MatrixProduct& p, Operands& o) {
    const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
    dnnl::stream stream(engine);
    const auto a = matrix(p.rows, p.inner, a_stride(p), p.transpose_a);
    const auto b = matrix(p.inner, p.columns, b_stride(p), p.transpose_b);
    const auto c = matrix(p.rows, p.columns, p.columns, false);
    const dnnl::matmul multiply({dnnl::matmul::desc(a, b, c), engine});
    const std::unordered_map<int, memory> arguments{{DNNL_ARG_SRC, memory(a, engine, o.a.data())},
                                                    {DNNL_ARG_WEIGHTS, memory(b, engine, o.b.data())},
                                                    {DNNL_ARG_DST, memory(c, engine, o.c.data())}};
    return median_microseconds([&] { multiply.execute(stream, arguments); }, seconds);
}

void measure_on(int threads, const MatrixProduct& product, std::vector<double>& times) {
    openblas_set_num_threads(threads);
    omp_set_num_threads(threads);
    Operands operands(product);
    for (const auto library : {in_openblas, in_onednn_sgemm, in_onednn_matmul}) {
        times.push_back(library(product, operands));
        if (threads > 1) std::this_thread::sleep_for(until_threads_sleep);
    }
}

}  // namespace

std::vector<double> microseconds_by_library(const MatrixProduct& product, int threads) {
    std::vector<double> times;
    measure_on(1, product, times);
    if (threads > 1) measure_on(threads, product, times);
    return times;
}

}  // namespace xgrad::benchmarks
