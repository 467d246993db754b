#include "kernels/block_product.hpp"

#ifdef XGRAD_WITH_ONEDNN

#include <array>
#include <dnnl.hpp>
#include <memory>
#include <vector>

// Of the OpenMP runtime that oneDNN runs on. Its header comes with a compiler flag that nothing else here needs.
extern "C" {
int omp_get_max_threads();
void omp_set_num_threads(int threads);
}

namespace xgrad::kernels {
namespace {

using dnnl::memory;

// Some primitives run on as many threads as there are when they are made, others as there are when they are run: on one in
// either case, as our threads share the blocks out.
class OneThread {
public:
    OneThread() : before_(omp_get_max_threads()) { omp_set_num_threads(1); }
    ~OneThread() { omp_set_num_threads(before_); }
    OneThread(const OneThread&) = delete;
    OneThread& operator=(const OneThread&) = delete;

private:
    int before_;
};

dnnl::engine& engine() {
    static dnnl::engine cpu(dnnl::engine::kind::cpu, 0);
    return cpu;
}

dnnl::stream& stream_of_this_thread() {
    thread_local dnnl::stream stream(engine());
    return stream;
}

std::byte* scratch_of_this_thread(std::size_t bytes) {
    thread_local std::vector<std::byte> scratch;
    if (scratch.size() < bytes + 64) scratch.resize(bytes + 64);
    const auto address = reinterpret_cast<std::uintptr_t>(scratch.data());
    return scratch.data() + (64 - address % 64) % 64;
}

memory::desc matrix(std::int64_t rows, std::int64_t columns, std::int64_t stride, bool transposed) {
    const memory::dims strides = transposed ? memory::dims{1, stride} : memory::dims{stride, 1};
    return {{rows, columns}, memory::data_type::f32, strides};
}

dnnl::matmul::primitive_desc plan(const BlockShape& s) {
    const OneThread one;
    dnnl::primitive_attr attributes;
    attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
    return {dnnl::matmul::desc(matrix(s.rows, s.inner, s.a_stride, s.transpose_a),
                               matrix(s.inner, s.columns, s.b_stride, s.transpose_b),
                               matrix(s.rows, s.columns, s.c_stride, false)),
            attributes, engine()};
}

// The C interface underneath, as the C++ one allocates at each call.
class OnednnProduct {
public:
    explicit OnednnProduct(const BlockShape& shape)
        : plan_(plan(shape)), primitive_(make()), a_(memory(plan_.src_desc(), engine(), nullptr)),
          b_(memory(plan_.weights_desc(), engine(), nullptr)),
          c_(memory(plan_.dst_desc(), engine(), nullptr)),
          scratch_(memory(plan_.scratchpad_desc(), engine(), nullptr)),
          scratch_bytes_(plan_.scratchpad_desc().get_size()) {}

    void operator()(const float* a, const float* b, float* c) {
        const OneThread one;
        dnnl_memory_set_data_handle(a_.get(), const_cast<float*>(a));
        dnnl_memory_set_data_handle(b_.get(), const_cast<float*>(b));
        dnnl_memory_set_data_handle(c_.get(), c);
        if (scratch_bytes_ > 0)
            dnnl_memory_set_data_handle(scratch_.get(), scratch_of_this_thread(scratch_bytes_));
        const std::array arguments{
            dnnl_exec_arg_t{DNNL_ARG_SRC, a_.get()}, dnnl_exec_arg_t{DNNL_ARG_WEIGHTS, b_.get()},
            dnnl_exec_arg_t{DNNL_ARG_DST, c_.get()}, dnnl_exec_arg_t{DNNL_ARG_SCRATCHPAD, scratch_.get()}};
        dnnl_primitive_execute(primitive_.get(), stream_of_this_thread().get(),
                               static_cast<int>(arguments.size()), arguments.data());
    }

private:
    dnnl::matmul make() const {
        const OneThread one;
        return dnnl::matmul(plan_);
    }

    dnnl::matmul::primitive_desc plan_;
    dnnl::matmul primitive_;
    memory a_;
    memory b_;
    memory c_;
    memory scratch_;
    std::size_t scratch_bytes_;
};

}  // namespace

bool has_onednn() { return true; }

BlockProduct<float> onednn_product(const BlockShape& shape) {
    const auto product = std::make_shared<OnednnProduct>(shape);
    return [product](const float* a, const float* b, float* c) { (*product)(a, b, c); };
}

}  // namespace xgrad::kernels

#else

namespace xgrad::kernels {

bool has_onednn() { return false; }
BlockProduct<float> onednn_product(const BlockShape& shape) { return blas_product<float>(shape); }

}  // namespace xgrad::kernels

#endif
