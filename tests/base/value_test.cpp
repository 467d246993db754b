#include "xgrad/base/value.hpp"

#include "support/catch.hpp"
#include "xgrad/base/table.hpp"

using namespace xgrad;

namespace {

enum class Colour { red, green };
enum class Switch { switched_off, switched_on };

struct Inner {
    std::int64_t size = 1;
    static Fields<Inner> fields() { return {"Inner", "inner", field("size", &Inner::size)}; }
};

struct PartRole {
    static constexpr std::string_view name = "part";
    static constexpr std::string_view key = "type";
    struct Concept {};
    template <class T> struct Model : Concept {
        explicit Model(T v) : value(std::move(v)) {}
        T value;
    };
    static Table<PartRole>& table() {
        static Table<PartRole> all = [] {
            Table<PartRole> t;
            t.add<Inner>();
            return t;
        }();
        return all;
    }
};

template <class Kind, class T> Kind as_kind(T& object) { return std::get<Kind>(value_of(object)); }

}  // namespace

template <> struct xgrad::EnumNames<Colour> { static constexpr std::string_view names[] = {"red", "green"}; };

template <> struct xgrad::EnumNames<Switch> {
    static constexpr std::string_view names[] = {"off", "on"};
    static constexpr std::string_view enumerators[] = {"switched_off", "switched_on"};
};

TEST_CASE("plain settings are pointed to") {
    bool truth = false;
    std::int64_t integer = -3;
    std::uint64_t count = 3;
    double number = 0.5;
    std::string text = "x";
    NameOrIndex column = std::int64_t{2};
    CHECK(as_kind<bool*>(truth) == &truth);
    CHECK(as_kind<std::int64_t*>(integer) == &integer);
    CHECK(as_kind<std::uint64_t*>(count) == &count);
    CHECK(as_kind<double*>(number) == &number);
    CHECK(as_kind<std::string*>(text) == &text);
    CHECK(as_kind<NameOrIndex*>(column) == &column);
}

TEST_CASE("an enum is read and set by the position of its name") {
    Colour colour = Colour::green;
    const auto choice = as_kind<Choice>(colour);
    CHECK(choice.names[choice.get(choice.object)] == "green");
    choice.set(choice.object, 0);
    CHECK(colour == Colour::red);
}

TEST_CASE("an enum knows its type, and what C++ calls its values") {
    Colour colour = Colour::green;
    CHECK(*as_kind<Choice>(colour).type == typeid(Colour));
    CHECK(as_kind<Choice>(colour).enumerators[1] == "green");
    Switch state = Switch::switched_on;
    CHECK(as_kind<Choice>(state).names[1] == "on");
    CHECK(as_kind<Choice>(state).enumerators[1] == "switched_on");
}

TEST_CASE("an optional is emptied, filled with a default and reached into") {
    std::optional<double> limit = 0.5;
    const auto optional = as_kind<Optional>(limit);
    CHECK(optional.has_value(optional.object));
    CHECK(*std::get<double*>(optional.value(optional.object)) == 0.5);
    optional.reset(optional.object);
    CHECK_FALSE(limit.has_value());
    CHECK_FALSE(optional.has_value(optional.object));
    *std::get<double*>(optional.emplace(optional.object)) = 2;
    CHECK(limit == 2);
}

TEST_CASE("a list is emptied, grown and reached into, also one of lists") {
    std::vector<std::vector<std::int64_t>> rows = {{1, 2}, {3}};
    const auto list = as_kind<List>(rows);
    CHECK(list.size(list.object) == 2);
    const auto second = std::get<List>(list.item(list.object, 1));
    CHECK(*std::get<std::int64_t*>(second.item(second.object, 0)) == 3);
    *std::get<std::int64_t*>(second.append(second.object)) = 4;
    CHECK(rows == std::vector<std::vector<std::int64_t>>{{1, 2}, {3, 4}});
    list.clear(list.object);
    CHECK(rows.empty());
}

TEST_CASE("a described struct is a record of its fields, which are made once") {
    Inner inner;
    const auto record = as_kind<Record>(inner);
    CHECK(record.list->name == "Inner");
    CHECK(record.list == &fields_of<Inner>());
    CHECK(record.list == record_of(inner).list);
    *std::get<std::int64_t*>(record.list->fields[0].value(record.object)) = 7;
    CHECK(inner.size == 7);
}

TEST_CASE("a piece knows its table, and its record once it has a type") {
    Piece<PartRole> part;
    const auto piece = as_kind<AnyPiece>(part);
    CHECK(piece.table()->role() == "part");
    CHECK(piece.empty(piece.object));
    piece.table()->find("Inner")->assign(piece.object);
    CHECK_FALSE(piece.empty(piece.object));
    CHECK(piece.record(piece.object).list->name == "Inner");
    CHECK(part.get<Inner>()->size == 1);
}

TEST_CASE("a map is emptied, grown and reached into by position, and knows its names") {
    std::vector<Named<std::int64_t>> ages = {{"ann", 3}, {"bob", 5}};
    const auto map = as_kind<Map>(ages);
    CHECK(map.size(map.object) == 2);
    CHECK(map.name(map.object, 1) == "bob");
    CHECK(*std::get<std::int64_t*>(map.item(map.object, 1)) == 5);
    *std::get<std::int64_t*>(map.append(map.object, "cat")) = 7;
    CHECK(ages[2].name == "cat");
    CHECK(ages[2].value == 7);
    map.clear(map.object);
    CHECK(ages.empty());
}

namespace {

struct Anything {
    int form = 0;
};

}  // namespace

template <> inline constexpr bool xgrad::is_verbatim<Anything> = true;

TEST_CASE("a value of any form is pointed to") {
    Anything value;
    CHECK(as_kind<Verbatim>(value).object == &value);
}
