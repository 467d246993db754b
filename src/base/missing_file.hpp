#pragma once

#include "xgrad/base/error.hpp"

#include <filesystem>
#include <string>
#include <vector>

// What every room says of a file that is not there.
namespace xgrad {

// 'cannot find "iris.csv": looked in --data-root (sets), /home/me'; an absolute path needs no places.
Problem cannot_find(const std::filesystem::path& file, const std::vector<std::string>& places);

// The same of a path that is looked for from the working folder on, as commands get them.
Problem cannot_find(const std::filesystem::path& file);

}  // namespace xgrad
