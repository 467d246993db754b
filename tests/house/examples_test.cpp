// Every example program runs and prints what it promises.
#include "support/catch.hpp"
#include "support/paths.hpp"
#include "support/run_command.hpp"

using namespace xgrad;

namespace {

std::string run_example(const std::string& name) {
    const auto run =
        tests::run_program(tests::examples_folder() / name, {}, {.folder = tests::source_folder()});
    CHECK(run.exit_code == 0);
    CHECK(run.err.empty());
    return run.out;
}

}  // namespace

TEST_CASE("the example of a loop of one's own finds the line") {
    CHECK(run_example("own_loop") == "y = 3.00 x -0.50, mean squared error 0.0050\n");
}

TEST_CASE("the example of a loop over mini-batches of one's own learns the moons") {
    CHECK(run_example("own_mini_batches") == "accuracy 0.98\n");
}

TEST_CASE("the example of a JSON model trains and predicts") {
    CHECK_THAT(run_example("train_from_json"), StartsWith("epoch 10: loss ") &&
                                                   ContainsSubstring("\ntest accuracy 0.9") &&
                                                   ContainsSubstring("\nthe first flower: 0.99"));
}

TEST_CASE("the example of an optimizer of one's own trains with it") {
    CHECK_THAT(run_example("own_optimizer"), StartsWith("82 parameters, test accuracy "));
}

TEST_CASE("the example that explain --cpp printed trains and tells each loss") {
    CHECK_THAT(run_example("two_heads"),
               StartsWith("train loss ") && ContainsSubstring("\ntest digit.accuracy 0.9"));
}

// tanh(1) = 0.76159 and exp(-1) = 0.36788: the gradient is (1 - 0.58003) 0.36788 - 2 0.76159 0.36788 = -0.4058.
TEST_CASE("the example of derivatives prints them") {
    CHECK_THAT(run_example("differentiate"),
               StartsWith("gradient -0.4058, second derivative -0.2930, product 0.2378\n"
                          "value 2.0, in a direction 2.0, slopes 1.0 and 2.0\n"
                          "loss 0.3423, first output 0.0000, new bias 0.0837\n"
                          "Rosenbrock's minimum at (1.000000, 1.000000)\n"
                          "gradient 12, right: yes\n"));
}
