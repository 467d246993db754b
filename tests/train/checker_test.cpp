#include "train/checker.hpp"

#include "support/catch.hpp"
#include "support/temp_folder.hpp"
#include "xgrad/base/error.hpp"

#include <filesystem>

using namespace xgrad;
using tests::TempFolder;

namespace {

Experiment csv(const std::filesystem::path& folder, const std::string& more = "") {
    Experiment e =
        from_json(R"({"data": {"format": "csv", "path": "x.csv", "target": "y")" + more +
                      R"(}, "model": [{"type": "Linear", "units": 2}], "loss": "SoftmaxWithLoss"})",
                  "m.json");
    e.folder = folder;
    return e;
}

}  // namespace

TEST_CASE("the same data are read once, and others for themselves") {
    const TempFolder folder;
    folder.write("x.csv", "x,y\n0,no\n1,yes\n2,no\n3,yes\n");
    DataLooks looks("");
    const data::Prepared& first = looks.of(csv(folder.path()));
    Experiment other = csv(folder.path());
    other.seed = 9;
    CHECK(&looks.of(other) == &first);
    CHECK(looks.of(csv(folder.path(), R"(, "take": 2)")).train.size() == 2);
    other.dtype = Precision::float64;
    CHECK(&looks.of(other) != &first);
}

TEST_CASE("an experiment is checked as its file is") {
    const TempFolder folder;
    folder.write("x.csv", "x,y\n0,no\n1,yes\n2,maybe\n");
    DataLooks looks("");
    const Findings findings = check(Reading{csv(folder.path()), {}}, looks);
    REQUIRE(findings.errors.size() == 1);
    CHECK_THAT(to_string(findings.errors[0]), ContainsSubstring("3 classes"));
}
