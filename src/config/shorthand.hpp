#pragma once

#include "xgrad/config/located_json.hpp"

#include <string>
#include <utility>

namespace xgrad::config {

/// A piece given by its name alone, in full: "Adam" is short for {"type": "Adam"}.
inline LocatedJson spelt_out(const LocatedJson& name, const std::string& key) {
    return {LocatedJson::Object{{key, name.place, name}}, name.place};
}

}  // namespace xgrad::config
