#include "xgrad/data/formats/csv.hpp"

#include "data/bytes.hpp"
#include "data/formats/csv_decode.hpp"
#include "data/formats/csv_survey.hpp"

#include <utility>

namespace xgrad::data {
namespace {

std::optional<Problem> check_settings(const Csv& csv) {
    if (csv.path && csv.test)
        return Problem{.found = R"("path" beside "test")", .fix = R"(set "train" instead of "path")"};
    if (!csv.path && !csv.train)
        return Problem{.found = R"(neither "path" nor "train")", .expected = "the path of a CSV file"};
    if (!csv.target && csv.targets.empty())
        return Problem{.found = R"(no "target")",
                       .expected = "the name or the index of the column to predict"};
    if (csv.targets.size() > 1 && csv.target_type == TargetType::classes)
        return Problem{.found = "several targets that are classes", .expected = "one, or several numbers"};
    if (csv.delimiter.size() != 1 || std::string_view("\"\r\n").find(csv.delimiter) != std::string_view::npos)
        return Problem{.found = "delimiter \"" + csv.delimiter + "\"",
                       .expected = R"(one character, such as "," or "\t")"};
    return std::nullopt;
}

CsvTable open(const Csv& csv, const std::string& path, const ReadContext& context) {
    const auto found = context.locate(path);
    return {found.string(), read_bytes(found), csv.delimiter[0], csv.header};
}

Dataset decode(const CsvTable& table, const Encoding& encoding, Dtype dtype) {
    std::vector<std::string> inputs;
    for (const Feature& feature : encoding.features) inputs.push_back(feature.name);
    Dataset dataset{.classes = encoding.classes};
    dataset.set("inputs", decode_inputs(table, encoding, table.columns(inputs), dtype));
    dataset.set("targets", decode_targets(table, encoding, table.columns(encoding.targets), dtype));
    for (const TargetColumn& more : encoding.more_targets) {
        const Encoding own{.targets = {more.name}, .classes = more.classes};
        dataset.set(more.name, decode_targets(table, own, table.columns(own.targets), dtype));
    }
    return dataset;
}

}  // namespace

Fields<CsvFile> CsvFile::fields() {
    return {"CsvFile", "a table in a file", field("path", &CsvFile::path).required().help("of the CSV file")};
}

Fields<CsvTarget> CsvTarget::fields() {
    return {
        "CsvTarget", "a column to predict beside the target",
        field("column", &CsvTarget::column).required().help("its name, or its index from 0 (-1: the last)"),
        field("type", &CsvTarget::type)
            .help("whether it is a class or a number; auto: text or whole numbers are classes")};
}

Fields<Csv> Csv::fields() {
    return Fields<Csv>{
        "csv",
        "tables of text, a row an example (RFC 4180), packed by gzip or not",
        field("path", &Csv::path)
            .help("of a CSV file with all examples; \"split\" takes those to be tested with"),
        field("train", &Csv::train).instead_of("path").help("instead of path: the examples to learn from"),
        field("test", &Csv::test).help("beside train: the examples to be tested with"),
        field("target", &Csv::target)
            .help("the column to predict: its name, or its index from 0 (-1: the last)"),
        field("targets", &Csv::targets)
            .instead_of("target")
            .help("instead of target: several columns of numbers to predict"),
        field("more_targets", &Csv::more_targets)
            .help("beside these: columns for further losses, which name them as their \"target\""),
        field("inputs", &Csv::inputs).help("the columns to predict from; none: all but the targets"),
        field("categorical", &Csv::categorical)
            .help("inputs whose numbers are names of things: one-hot, as text is"),
        field("target_type", &Csv::target_type)
            .help("whether the target is a class or a number; auto: text or whole numbers are classes"),
        field("header", &Csv::header).help("whether the first row names the columns"),
        field("delimiter", &Csv::delimiter).help("the character between cells")}
        .checked(check_settings)
        .for_example(R"({"format": "csv", "path": "fish.csv", "target": "Species", "split": {"test": 0.2}})");
}

Sets Csv::read(const ReadContext& context) const {
    const CsvTable table = open(*this, path ? *path : train->path, context);
    Sets sets{.encoding = survey(table, *this)};
    sets.train = decode(table, sets.encoding, context.dtype);
    if (test) sets.test = decode(open(*this, test->path, context), sets.encoding, context.dtype);
    return sets;
}

}  // namespace xgrad::data
