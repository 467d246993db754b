#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace xgrad {

/// Loads a shared library that registers pieces of its own (XGRAD_PLUGIN), which stays until the program ends. The
/// program that calls this must export xgrad's symbols, as the command does, or link a shared xgrad. Throws FileError if
/// there is no such file; ConfigError if it is no plugin, was built against another xgrad or C++ library, takes a name
/// that is taken, or throws.
void load_plugin(const std::string& path);

/// The plugins that were loaded, in their order, as load_plugin got them: another process needs the same.
const std::vector<std::string>& loaded_plugins();

namespace detail {
constexpr bool is_version(std::string_view text) { return text[0] >= '0' && text[0] <= '9'; }
}  // namespace detail

}  // namespace xgrad

// A plugin works with the standard library of its xgrad only.
#if defined(_LIBCPP_VERSION)
#define XGRAD_CPP_LIBRARY "libc++"
#elif defined(_GLIBCXX_DEBUG)
#define XGRAD_CPP_LIBRARY "libstdc++ in debug mode"
#elif !_GLIBCXX_USE_CXX11_ABI
#define XGRAD_CPP_LIBRARY "libstdc++ with the strings of before C++11"
#else
#define XGRAD_CPP_LIBRARY "libstdc++"
#endif

#define XGRAD_TEXT_OF(word) #word
#define XGRAD_TEXT(word) XGRAD_TEXT_OF(word)

/// Makes a shared library a plugin. Stands once in it, before a function body that registers its pieces:
///   XGRAD_PLUGIN { xgrad::nn::layers().add<Mine>(); }
/// XGRAD_PLUGIN_VERSION comes from the CMake target xgrad::plugin, or from pkg-config --cflags xgrad. The stamp tells
/// what the plugin was built against before any of its code runs.
#define XGRAD_PLUGIN                                                                                   \
    static_assert(xgrad::detail::is_version(XGRAD_TEXT(XGRAD_PLUGIN_VERSION)),                         \
                  "build plugins with the CMake target xgrad::plugin or `pkg-config --cflags xgrad`"); \
    extern "C" const char xgrad_plugin_stamp[];                                                        \
    const char xgrad_plugin_stamp[] =                                                                  \
        "xgrad plugin for " XGRAD_TEXT(XGRAD_PLUGIN_VERSION) " with " XGRAD_CPP_LIBRARY;               \
    extern "C" void xgrad_plugin();                                                                    \
    void xgrad_plugin()
