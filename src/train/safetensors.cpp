#include "xgrad/train/safetensors.hpp"

#include "xgrad/base/error.hpp"
#include "xgrad/train/file.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>

namespace xgrad {
namespace {

static_assert(std::endian::native == std::endian::little, "the format stores little-endian data");

constexpr std::array<std::pair<Dtype, const char*>, 4> type_names{
    {{Dtype::float32, "F32"}, {Dtype::float64, "F64"}, {Dtype::int64, "I64"}, {Dtype::boolean, "BOOL"}}};

const char* name_of(Dtype dtype) {
    return std::find_if(type_names.begin(), type_names.end(),
                        [&](const auto& known) { return known.first == dtype; })
        ->second;
}

class Reader {
public:
    explicit Reader(const std::filesystem::path& path) : path_(path), content_(read_file(path)) {}

    TensorFile run() {
        std::uint64_t length = 0;
        if (content_.size() < sizeof length) fail("it is shorter than its header");
        std::memcpy(&length, content_.data(), sizeof length);
        if (length > content_.size() - sizeof length) fail("it is cut short, or no safetensors file");
        const auto header =
            nlohmann::ordered_json::parse(content_.substr(sizeof length, length), nullptr, false);
        if (!header.is_object()) fail("its header is no JSON object");
        data_ = std::string_view(content_).substr(sizeof length + length);
        try {
            for (const auto& [name, entry] : header.items()) add(name, entry);
        } catch (const nlohmann::json::exception&) {
            fail("its header does not describe tensors");
        }
        return std::move(result_);
    }

private:
    [[noreturn]] void fail(const std::string& found) const {
        if (path_.extension() == ".json")
            throw DataError({.where = path_.string(),
                             .found = "this is a JSON file",
                             .expected = "a run's folder, or the model.safetensors in it",
                             .fix = "train the model first: xgrad train FILE"});
        throw DataError({.where = path_.string(),
                         .found = found,
                         .expected = "a whole safetensors file",
                         .fix = "train again, or copy the file anew"});
    }

    // None for sizes that no array has.
    static std::optional<std::size_t> bytes_of(const std::vector<std::int64_t>& sizes, Dtype dtype) {
        try {
            return static_cast<std::size_t>(Shape(sizes).size()) * size_of(dtype);
        } catch (const ShapeError&) {
            return std::nullopt;
        }
    }

    void add(const std::string& name, const nlohmann::ordered_json& entry) {
        if (name == "__metadata__") {
            result_.metadata = entry.get<std::map<std::string, std::string>>();
            return;
        }
        const auto type = entry.at("dtype").get<std::string>();
        const auto known = std::find_if(type_names.begin(), type_names.end(),
                                        [&](const auto& t) { return t.second == type; });
        if (known == type_names.end()) fail(fmt::format("tensor \"{}\" is of type {}", name, type));
        const auto sizes = entry.at("shape").get<std::vector<std::int64_t>>();
        const auto range = entry.at("data_offsets").get<std::array<std::size_t, 2>>();
        if (range[0] > range[1] || range[1] > data_.size())
            fail(fmt::format("tensor \"{}\" ends beyond the file", name));
        if (bytes_of(sizes, known->first) != range[1] - range[0])
            fail(fmt::format("tensor \"{}\" has another size than its shape says", name));
        Array array(Shape(sizes), known->first);
        std::copy_n(data_.data() + range[0], array.bytes(), reinterpret_cast<char*>(array.data()));
        result_.tensors.emplace_back(name, std::move(array));
    }

    const std::filesystem::path& path_;
    std::string content_;
    std::string_view data_;
    TensorFile result_;
};

}  // namespace

const Array* TensorFile::find(const std::string& name) const {
    const auto tensor =
        std::find_if(tensors.begin(), tensors.end(), [&](const auto& t) { return t.first == name; });
    return tensor == tensors.end() ? nullptr : &tensor->second;
}

void write_safetensors(const std::filesystem::path& path, const TensorFile& content) {
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    if (!content.metadata.empty()) header["__metadata__"] = content.metadata;
    std::size_t offset = 0;
    for (const auto& [name, array] : content.tensors) {
        header[name] = {{"dtype", name_of(array.dtype())},
                        {"shape", std::vector<std::int64_t>(array.shape().begin(), array.shape().end())},
                        {"data_offsets", {offset, offset + array.bytes()}}};
        offset += array.bytes();
    }
    std::string text = header.dump();
    text.resize((text.size() + 7) / 8 * 8, ' ');  // so that the data are aligned

    const std::uint64_t length = text.size();
    std::string bytes(reinterpret_cast<const char*>(&length), sizeof length);
    bytes += text;
    for (const auto& [name, array] : content.tensors)
        bytes.append(reinterpret_cast<const char*>(array.data()), array.bytes());
    replace_file(path, bytes);
}

TensorFile read_safetensors(const std::filesystem::path& path) { return Reader(path).run(); }

}  // namespace xgrad
