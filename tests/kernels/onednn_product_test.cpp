#include "kernels/block_products.hpp"

#include <filesystem>
#include <iterator>
#include <vector>

using namespace xgrad;
using namespace xgrad::tests;

#ifdef XGRAD_WITH_ONEDNN
extern "C" {
int omp_get_max_threads();
void omp_set_num_threads(int threads);
}
#endif

// Without oneDNN it is BLAS that does.
TEST_CASE("oneDNN multiplies blocks of float32") {
    check_block_products<float>(kernels::onednn_product, Dtype::float32, 1e-6);
}

#if defined(XGRAD_WITH_ONEDNN) && defined(__linux__)
namespace {

auto threads_of_process() {
    return std::distance(std::filesystem::directory_iterator("/proc/self/task"), {});
}

}  // namespace

TEST_CASE("oneDNN stays on the calling thread, whatever the program's OpenMP may use") {
    const int before = omp_get_max_threads();
    omp_set_num_threads(4);
    // Half of a product's columns: of these, and of no whole products, oneDNN takes the threads that there are.
    constexpr std::int64_t rows = 256;
    constexpr std::int64_t columns = 512;
    constexpr std::int64_t side = 1024;
    const std::vector<float> a(rows * side, 1);
    const std::vector<float> b(side * side, 1);
    std::vector<float> c(rows * side);
    const auto threads = threads_of_process();
    kernels::onednn_product({rows, columns, side, false, false, side, side, side})(a.data(), b.data(),
                                                                                   c.data());
    CHECK(threads_of_process() == threads);
    CHECK(omp_get_max_threads() == 4);
    CHECK(c.front() == side);
    CHECK(c[columns - 1] == side);
    CHECK(c[columns] == 0);
    omp_set_num_threads(before);
}
#endif
