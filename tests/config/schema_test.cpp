#include "config/schema.hpp"

#include "support/catch.hpp"
#include "support/shelf.hpp"
#include "xgrad/nn/scope.hpp"
#include "xgrad/optim/optimizers.hpp"

using namespace xgrad;

TEST_CASE("a struct's schema has its settings with types, bounds, defaults and meanings") {
    config::SchemaWriter writer;
    nn::Penalty penalty;
    CHECK(writer.of(record_of(penalty)).dump() == R"({"$ref":"#/$defs/Penalty"})");
    CHECK(
        writer.definitions()["Penalty"]["properties"]["l2"].dump() ==
        R"_({"type":"number","minimum":0.0,"description":"strength of the squared penalty (weight decay)","default":0.0})_");
    CHECK(writer.definitions()["Penalty"]["additionalProperties"] == false);
}

namespace {

struct Choosing {
    optim::Optimizer optimizer = {};

    static Fields<Choosing> fields() {
        return {"Choosing", "chooses", field("optimizer", &Choosing::optimizer).required().help("which")};
    }
};

}  // namespace

TEST_CASE("a piece is its name alone, or an object with its settings") {
    config::SchemaWriter writer;
    Choosing choosing;
    writer.of(record_of(choosing));
    const auto& optimizer = writer.definitions()["optimizer"]["anyOf"];
    CHECK(optimizer[0]["enum"][0] == "SGD");
    CHECK(optimizer[1]["properties"]["type"].dump() == R"({"enum":["SGD"]})");
    CHECK(optimizer[1]["required"].dump() == R"(["type"])");
    CHECK(optimizer.size() == optim::optimizers().entries().size() + 1);
}

TEST_CASE("names of the user's own choice have one schema for all, and a list may stand for its object") {
    config::SchemaWriter writer;
    tests::Shelf shelf;
    writer.of(record_of(shelf));
    const auto& properties = writer.definitions()["Shelf"]["properties"];
    CHECK(properties["rows"]["additionalProperties"].dump() == R"({"$ref":"#/$defs/Row"})");
    CHECK(properties["rows"]["minProperties"] == 1);
    CHECK(properties["note"].dump() == R"({"description":"anything","default":null})");
    CHECK(writer.definitions()["Row"]["anyOf"][0]["type"] == "array");
    CHECK(writer.definitions()["Row"]["anyOf"][1]["type"] == "object");
}
