#pragma once

#include <string>
#include <vector>

namespace xgrad::tests {

/// What an independent validator says of JSON texts ("yes" or "no" for each); empty if there is none on this machine.
std::vector<std::string> verdicts(const std::vector<std::string>& texts, const std::string& schema);

}  // namespace xgrad::tests
