#include "data/formats/csv_survey.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

namespace xgrad::data {
namespace {

using Names = std::vector<std::string>;

Encoding look_at(const std::string& text, Csv settings) {
    return survey(CsvTable("t.csv", text, ',', settings.header), settings);
}

const std::string abalone = "sex,length,rings\nM,0.5,15\nF,0.4,7\nI,0.3,9\nM,0.2,7\n";

}  // namespace

TEST_CASE("without a list of inputs, every column but the target is one, in the order of the table") {
    const Encoding encoding = look_at("a,y,b\n1,2,3\n", {.target = "y"});
    REQUIRE(encoding.features.size() == 2);
    CHECK(encoding.features[0].name == "a");
    CHECK(encoding.features[1].name == "b");
    CHECK(encoding.targets == Names{"y"});
    CHECK(encoding.shape == std::vector<std::int64_t>{2});
}

TEST_CASE("listed inputs come in the order of the list") {
    const Encoding encoding = look_at("a,y,b\n1,2,3\n", {.target = "y", .inputs = {"b", std::int64_t{0}}});
    REQUIRE(encoding.features.size() == 2);
    CHECK(encoding.features[0].name == "b");
    CHECK(encoding.features[1].name == "a");
}

TEST_CASE("a text input has its categories in alphabetical order, each an input of its own") {
    const Encoding encoding = look_at(abalone, {.target = "rings"});
    CHECK(encoding.features[0].categories == Names{"F", "I", "M"});
    CHECK(encoding.features[1].categories.empty());
    CHECK(encoding.shape == std::vector<std::int64_t>{4});
}

TEST_CASE("a column is of numbers if at least half of its cells are") {
    const auto categories = [](const std::string& cells) {
        return look_at("a,y\n" + cells, {.target = "y"}).features[0].categories;
    };
    CHECK(categories("1,0\nx,0\n").empty());
    CHECK(categories("1,0\nx,0\ny,0\n") == Names{"1", "x", "y"});
}

TEST_CASE("numbers that are names of things can be called categorical") {
    const Encoding encoding = look_at("zip,y\n10,0\n9,0\n10,1\n", {.target = "y", .categorical = {"zip"}});
    CHECK(encoding.features[0].categories == Names{"10", "9"});
}

TEST_CASE("text targets are classes in alphabetical order") {
    CHECK(look_at("x,y\n1,setosa\n2,virginica\n3,setosa\n", {.target = "y"}).classes ==
          Names{"setosa", "virginica"});
}

TEST_CASE("whole-number targets are classes in the order of numbers") {
    CHECK(look_at("x,y\n1,10\n2,9\n3,3.0\n4,3\n", {.target = "y"}).classes == Names{"3", "9", "10"});
}

TEST_CASE("other numbers are no classes, nor are whole ones that are called numbers, nor several targets") {
    CHECK(look_at("x,y\n1,1\n2,2.5\n", {.target = "y"}).classes.empty());
    CHECK(look_at(abalone, {.target = "rings", .target_type = TargetType::numbers}).classes.empty());
    CHECK(look_at("x,y,z\n1,1,2\n", {.targets = {"y", "z"}}).classes.empty());
}

TEST_CASE("targets called classes are, whatever they look like") {
    CHECK(look_at("x,y\n1,1.5\n2,0.5\n", {.target = "y", .target_type = TargetType::classes}).classes ==
          Names{"0.5", "1.5"});
    CHECK(look_at("x,y\n1,2\n2,other\n3,10\n", {.target = "y", .target_type = TargetType::classes}).classes ==
          Names{"10", "2", "other"});
}

TEST_CASE("a table without header calls its columns by number") {
    const Encoding encoding = look_at("1,2,cat\n3,4,dog\n", {.target = std::int64_t{-1}, .header = false});
    CHECK(encoding.features[1].name == "1");
    CHECK(encoding.targets == Names{"2"});
    CHECK_FALSE(encoding.header);
}

TEST_CASE("a column is used once, and only inputs are categorical") {
    CHECK_THROWS_WITH(
        look_at(abalone, {.target = "rings", .inputs = {"length", "rings"}}),
        "t.csv: column \"rings\" is used twice; expected each column once, as an input or as a target");
    CHECK_THROWS_WITH(
        look_at(abalone, {.target = "rings", .categorical = {"rings"}}),
        "t.csv: column \"rings\" is categorical but no input; expected categories among the inputs only");
    CHECK_THROWS_WITH(look_at("y\n1\n", {.target = "y"}),
                      "t.csv: no columns but the targets; expected inputs beside them");
}

}  // namespace xgrad::data
