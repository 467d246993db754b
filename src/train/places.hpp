#pragma once

#include "xgrad/base/error.hpp"
#include "xgrad/train/trace.hpp"

#include <string>
#include <string_view>

namespace xgrad {

/// Where the setting stands, or else the one that it is part of; empty if neither is known. A type may follow the path:
/// "model[2] (Linear)".
std::string place_of(const Places& places, std::string_view path);

/// The problem with the place of the setting that it names, or else of `path`; as it is if it has a place.
Problem located(Problem problem, const Places& places, std::string_view path);

/// f(); an error that it throws leaves with its place in the config file.
template <class F> decltype(auto) locating(const Places& places, std::string_view path, F&& f) {
    try {
        return f();
    } catch (const DataError& error) {
        throw DataError(located(error.problem(), places, path));
    } catch (const FileError& error) {
        throw FileError(located(error.problem(), places, path));
    } catch (const ShapeError& error) {
        throw ShapeError(located(error.problem(), places, path));
    } catch (const TypeError& error) {
        throw TypeError(located(error.problem(), places, path));
    } catch (const ConfigError& error) {
        throw ConfigError(located(error.problem(), places, path));
    }
}

}  // namespace xgrad
