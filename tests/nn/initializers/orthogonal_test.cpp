#include "xgrad/nn/initializers/orthogonal.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/initial_values.hpp"
#include "xgrad/base/error.hpp"

using namespace xgrad;
using namespace xgrad::tests;

namespace {

// The largest element of M M^T - gain^2 I for the rows of M, or of its columns where those are fewer.
double distance_from_orthonormal(const Array& array, double gain = 1) {
    const std::int64_t rows = array.shape().front();
    const std::int64_t columns = array.size() / rows;
    const bool wide = rows <= columns;
    const auto at = [&](std::int64_t vector, std::int64_t i) {
        return array.at(wide ? vector * columns + i : i * columns + vector);
    };
    double distance = 0;
    for (std::int64_t a = 0; a < std::min(rows, columns); ++a)
        for (std::int64_t b = 0; b <= a; ++b) {
            double product = a == b ? -gain * gain : 0;
            for (std::int64_t i = 0; i < std::max(rows, columns); ++i) product += at(a, i) * at(b, i);
            distance = std::max(distance, std::abs(product));
        }
    return distance;
}

}  // namespace

TEST_CASE("Orthogonal has orthonormal rows or columns, whichever are fewer") {
    for (const Shape& shape :
         {Shape{50, 50}, Shape{20, 60}, Shape{60, 20}, Shape{1, 7}, Shape{7, 1}, Shape{8, 3, 3}})
        CHECK(distance_from_orthonormal(initial_values(nn::Orthogonal{}, shape)) < 1e-14);
    CHECK(distance_from_orthonormal(initial_values(nn::Orthogonal{.gain = 2}, {20, 30}), 2) < 4e-14);
}

// Of an even draw each entry of a 2x2 rotation or reflection is cos of an even angle: mean 0, mean square 1/2, and its
// determinant is 1 or -1 equally often. Without the convention of signs the first entry would be of one sign.
TEST_CASE("Orthogonal is drawn evenly from all orthogonal matrices") {
    double mean = 0;
    double mean_square = 0;
    double mean_determinant = 0;
    for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
        const auto m = values(initial_values(nn::Orthogonal{}, {2, 2}, seed));
        mean += m[0] / 2000;
        mean_square += m[0] * m[0] / 2000;
        mean_determinant += (m[0] * m[3] - m[1] * m[2]) / 2000;
    }
    CHECK_THAT(mean, WithinAbs(0, 0.07));
    CHECK_THAT(mean_square, WithinAbs(0.5, 0.04));
    CHECK_THAT(mean_determinant, WithinAbs(0, 0.1));
}

TEST_CASE("Orthogonal of a shape without elements is empty") {
    CHECK(initial_values(nn::Orthogonal{}, {0, 3}).size() == 0);
    CHECK(initial_values(nn::Orthogonal{}, {3, 0}).size() == 0);
}

TEST_CASE("Orthogonal needs two axes") {
    CHECK_THROWS_WITH(initial_values(nn::Orthogonal{}, {3}),
                      "Orthogonal: a parameter of shape [3]; expected at least two axes");
}
