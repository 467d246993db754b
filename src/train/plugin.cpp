#include "xgrad/train/plugin.hpp"

#include "xgrad/base/error.hpp"
#include "xgrad/base/version.hpp"
#include "xgrad/train/file.hpp"

#include <dlfcn.h>

#include <exception>
#include <filesystem>
#include <fmt/format.h>

namespace xgrad {
namespace {

constexpr const char* a_plugin = "a shared library with XGRAD_PLUGIN { ... } in it";

// What the file says that it was built against. It is read, not loaded: a library for another xgrad may ask for
// functions that are not here, and then the loader would tell of those.
std::string built_for(const std::string& path) {
    const std::string content = read_file(path);
    const std::string stamp = fmt::format("{} plugin for ", "xgrad");  // not whole in this library itself
    const std::size_t at = content.find(stamp);
    if (at == std::string::npos)
        throw ConfigError({.where = path, .found = "this is no plugin of xgrad's", .expected = a_plugin});
    return content.c_str() + at + stamp.size();
}

void require_same_build(const std::string& path) {
    const std::string theirs = built_for(path);
    const std::string ours = fmt::format("{} with {}", version(), XGRAD_CPP_LIBRARY);
    if (theirs == ours) return;
    throw ConfigError({.where = path,
                       .found = "built for xgrad " + theirs,
                       .expected = "xgrad " + ours,
                       .fix = "build it anew"});
}

// Why the loader failed, without the path, which the message has already.
std::string reason(const std::string& file) {
    const char* text = dlerror();
    const std::string why = text != nullptr ? text : "unknown reason";
    const std::string prefix = file + ": ";
    return why.starts_with(prefix) ? why.substr(prefix.size()) : why;
}

// Opens the library for good, because the tables refer to what it holds.
void (*registration_of(const std::string& path))() {
    const std::string file = std::filesystem::absolute(path).string();
    void* library = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    void* function = library != nullptr ? dlsym(library, "xgrad_plugin") : nullptr;
    if (function == nullptr) throw ConfigError({.where = path, .found = "cannot be loaded: " + reason(file)});
    return reinterpret_cast<void (*)()>(function);
}

std::vector<std::string>& loaded() {
    static std::vector<std::string> plugins;
    return plugins;
}

}  // namespace

const std::vector<std::string>& loaded_plugins() { return loaded(); }

void load_plugin(const std::string& path) {
    require_same_build(path);
    const auto register_pieces = registration_of(path);
    try {
        register_pieces();
        loaded().push_back(path);
    } catch (const Error& error) {
        Problem problem = error.problem();
        problem.where = problem.where.empty() ? path : path + ": " + problem.where;
        throw ConfigError(problem);
    } catch (const std::exception& error) {
        throw ConfigError({.where = path, .found = error.what()});
    } catch (...) {
        throw ConfigError({.where = path, .found = "it threw something that is no std::exception"});
    }
}

}  // namespace xgrad
