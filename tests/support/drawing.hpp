#pragma once

#include "xgrad/base/table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// Settings of every kind there is, of something that has nothing to do with networks.
namespace xgrad::tests {

/// The role of a figure's form.
struct FormRole {
    static constexpr std::string_view name = "form";
    static constexpr std::string_view key = "type";

    struct Concept {
        virtual ~Concept() = default;
        virtual double area() const = 0;
    };
    template <class T> struct Model : Concept {
        explicit Model(T v) : value(std::move(v)) {}
        double area() const override { return value.area(); }
        T value;
    };
    static const Table<FormRole>& table();
};

using Form = Piece<FormRole>;

struct Circle {
    double radius = 1;

    static Fields<Circle> fields();
    double area() const { return 3 * radius * radius; }  // near enough
};

struct Box {
    std::int64_t width = 1;
    std::int64_t height = 1;

    static Fields<Box> fields();
    double area() const { return static_cast<double>(width * height); }
};

struct Dot {
    static Fields<Dot> fields();
    double area() const { return 0; }
};

/// Circle (also called Disc), Box and Dot.
Table<FormRole> make_forms();

enum class Colour { red, green, blue };

struct Pen {
    double width = 1;
    Colour colour = Colour::red;
    std::optional<std::int64_t> dashes = {};

    static Fields<Pen> fields();
};

/// A form with a name: the form's settings stand beside it.
struct Figure {
    std::string label = {};
    Form form = {};

    static Fields<Figure> fields();
};

struct Drawing {
    std::string title = "untitled";
    std::uint64_t seed = 1;
    bool filled = false;
    std::optional<double> scale = {};
    NameOrIndex sheet = 0;
    std::vector<Figure> figures = {};
    std::vector<double> grid = {};
    Pen pen = {};
    std::optional<Pen> frame = {};
    Form background = Box{.width = 8, .height = 6};
    Form mark = {};

    static Fields<Drawing> fields();
};

}  // namespace xgrad::tests

template <> struct xgrad::EnumNames<xgrad::tests::Colour> {
    static constexpr std::string_view names[] = {"red", "green", "blue"};
};
