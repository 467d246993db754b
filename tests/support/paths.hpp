#pragma once

#include <filesystem>

namespace xgrad::tests {

/// The root of the checkout.
std::filesystem::path source_folder();
/// The built xgrad command.
std::filesystem::path command_path();
/// Where the example programs are, each under the name of its source file without ".cpp".
std::filesystem::path examples_folder();
/// Where the libraries of tests/plugins are: taken.cpp is libtaken.so.
std::filesystem::path plugins_folder();

}  // namespace xgrad::tests
