#include "xgrad/program/passes.hpp"

#include "program/passes/pass.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/base/table.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace xgrad {
namespace {

constexpr PassInfo fuse_info{"fuse", "runs maps that feed each other, or read the same, as one loop"};

const std::vector<const Pass*>& graph_passes() {
    static const std::vector<const Pass*> all{&broadcast_pass, &fold_pass, &simplify_pass, &share_pass};
    return all;
}

bool is_left_out(std::string_view name, const CompileOptions& options) {
    return std::find(options.without.begin(), options.without.end(), name) != options.without.end();
}

}  // namespace

std::span<const PassInfo> passes() {
    static const std::vector<PassInfo> all = [] {
        std::vector<PassInfo> infos;
        for (const Pass* pass : graph_passes()) infos.push_back(pass->info);
        infos.push_back(fuse_info);
        return infos;
    }();
    return all;
}

void require_valid(const CompileOptions& options, std::string_view where) {
    std::vector<std::string> names;
    for (const PassInfo& pass : passes()) names.emplace_back(pass.name);
    for (const std::string& name : options.without) {
        if (std::find(names.begin(), names.end(), name) != names.end()) continue;
        const std::string nearest = nearest_name(name, names);
        throw ConfigError({.where = std::string(where),
                           .found = fmt::format("no pass \"{}\"", name),
                           .expected = fmt::format("one of {}", fmt::join(names, ", ")),
                           .fix = nearest.empty() ? "" : fmt::format("did you mean \"{}\"?", nearest)});
    }
}

Module optimize(Module module, const CompileOptions& options) {
    for (const Pass* pass : graph_passes())
        if (!module.outputs.empty() && !is_left_out(pass->info.name, options)) module = pass->run(module);
    return module;
}

Grouping grouping(const CompileOptions& options) {
    return is_left_out(fuse_info.name, options) ? separate : fuse;
}

}  // namespace xgrad
