#include "xgrad/train/safetensors.hpp"

#include "support/catch.hpp"
#include "support/temp_folder.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/train/file.hpp"

using namespace xgrad;

TEST_CASE("tensors and metadata come back as they were written") {
    const tests::TempFolder folder;
    const auto path = folder.path() / "model.safetensors";
    const TensorFile file{.tensors = {{"w", Array::of<float>({2, 2}, {1, 2, 3, 4})},
                                      {"n", Array::of<std::int64_t>({1}, {-5})},
                                      {"d", Array::scalar(0.1)},
                                      {"b", Array::of<bool>({3}, {true, false, true})},
                                      {"empty", Array({0, 3}, Dtype::float64)}},
                          .metadata = {{"config", "{\"a\": 1}"}}};
    write_safetensors(path, file);
    const TensorFile back = read_safetensors(path);
    CHECK(back.metadata == file.metadata);
    REQUIRE(back.tensors.size() == 5);
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK(back.tensors[i].first == file.tensors[i].first);
        CHECK(back.tensors[i].second == file.tensors[i].second);
    }
    CHECK(back.find("n")->at(0) == -5);
    CHECK(back.find("other") == nullptr);
}

// The layout that the format's description prescribes, byte by byte.
TEST_CASE("the file is a header's length, the header in JSON, and raw data") {
    const tests::TempFolder folder;
    const auto path = folder.path() / "model.safetensors";
    write_safetensors(path, {.tensors = {{"w", Array::of<float>({1}, {1})}}});
    const std::string header = R"({"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})";
    REQUIRE(header.size() == 54);
    CHECK(read_file(path) ==
          std::string("\x38\0\0\0\0\0\0\0", 8) + header + "  " + std::string("\0\0\x80\x3f", 4));
}

TEST_CASE("files that are no whole safetensors file are refused") {
    const tests::TempFolder folder;
    const auto path = folder.path() / "x.safetensors";
    const std::string rest = "; expected a whole safetensors file; train again, or copy the file anew";
    const auto complaint = [&](const std::string& content) -> std::string {
        replace_file(path, content);
        try {
            read_safetensors(path);
        } catch (const DataError& error) {
            return error.what();
        }
        return "none";
    };
    CHECK(complaint("abc") == path.string() + ": it is shorter than its header" + rest);
    CHECK(complaint(std::string("\xff\0\0\0\0\0\0\0{}", 10)) ==
          path.string() + ": it is cut short, or no safetensors file" + rest);
    CHECK(complaint(std::string("\2\0\0\0\0\0\0\0[]", 10)) ==
          path.string() + ": its header is no JSON object" + rest);
    const std::string beyond = R"({"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})";
    CHECK(complaint(std::string("\x36\0\0\0\0\0\0\0", 8) + beyond) ==
          path.string() + ": tensor \"w\" ends beyond the file" + rest);
    CHECK_THROWS_AS(read_safetensors(folder.path() / "missing"), FileError);
}
