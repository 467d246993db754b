#include "xgrad/optim/optimizers.hpp"

#include "optim/reference.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace xgrad::optim {
namespace {

const std::vector<std::string>& built_in_names() {
    static const std::vector<std::string> names = {"SGD",     "Momentum", "Nesterov", "AdaGrad",
                                                   "RMSProp", "AdaDelta", "Adam",     "AdamW"};
    return names;
}

double& setting(const Record& record, const std::string& name) {
    const auto& fields = record.list->fields;
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name() == name; });
    REQUIRE(found != fields.end());
    return *std::get<double*>(found->value(record.object));
}

}  // namespace

TEST_CASE("the table lists the optimizers in the order of a course") {
    const auto& entries = optimizers().entries();
    REQUIRE(entries.size() == built_in_names().size());
    for (std::size_t i = 0; i < built_in_names().size(); ++i) CHECK(entries[i].name == built_in_names()[i]);
}

TEST_CASE("optimizers are also found by their other common spellings") {
    CHECK(optimizers().make("Adagrad").type() == "AdaGrad");
    CHECK(optimizers().make("RMSprop").type() == "RMSProp");
    CHECK(optimizers().make("Adadelta").type() == "AdaDelta");
    CHECK(optimizers().make("NAG").type() == "Nesterov");
}

TEST_CASE("an unknown optimizer is answered with the nearest name") {
    CHECK_THROWS_WITH(optimizers().make("Adem"), "unknown optimizer \"Adem\"; did you mean \"Adam\"?");
}

TEST_CASE("every optimizer says what it is and what each setting does") {
    for (const std::string& name : built_in_names()) {
        INFO(name);
        const FieldList& list = *optimizers().find(name)->list;
        CHECK_FALSE(list.help.empty());
        for (const Field& field : list.fields) CHECK_FALSE(field.help().empty());
    }
}

TEST_CASE("every optimizer's default settings are within their bounds") {
    for (const std::string& name : built_in_names()) {
        INFO(name);
        Optimizer optimizer = optimizers().make(name);
        CHECK(validate(optimizer.record()).empty());
    }
}

TEST_CASE("every optimizer refuses a negative learning rate and a negative weight decay") {
    for (const std::string& name : built_in_names())
        for (const std::string wrong : {"learning_rate", "weight_decay"}) {
            INFO(name << " " << wrong);
            Optimizer optimizer = optimizers().make(name);
            setting(optimizer.record(), wrong) = -0.1;
            CHECK_THROWS_WITH(Updater(optimizer, Dtype::float32, 1),
                              "optimizer " + name + ": " + wrong + ": -0.1 is below 0");
        }
}

TEST_CASE("decay factors of 1 are refused") {
    CHECK_THROWS_AS(Updater(Momentum{.momentum = 1}, Dtype::float32, 1), ConfigError);
    CHECK_THROWS_AS(Updater(Nesterov{.momentum = 1}, Dtype::float32, 1), ConfigError);
    CHECK_THROWS_AS(Updater(RMSProp{.decay_rate = 1}, Dtype::float32, 1), ConfigError);
    CHECK_THROWS_AS(Updater(AdaDelta{.rho = 1}, Dtype::float32, 1), ConfigError);
    CHECK_THROWS_AS(Updater(Adam{.beta1 = 1}, Dtype::float32, 1), ConfigError);
    CHECK_THROWS_AS(Updater(AdamW{.beta2 = 1}, Dtype::float32, 1), ConfigError);
}

TEST_CASE("every optimizer leaves a parameter without gradient where it is, but for decoupled weight decay") {
    for (const std::string& name : built_in_names()) {
        INFO(name);
        Optimizer optimizer = optimizers().make(name);
        setting(optimizer.record(), "weight_decay") = 0;
        Array parameter = Array::of<float>({1}, {3.0F});
        Updater(optimizer, Dtype::float32, 1).step(parameter, Array::of<float>({1}, {0.0F}));
        CHECK(parameter.item() == 3.0);
    }
}

}  // namespace xgrad::optim
