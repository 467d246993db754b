#include "config/same_value.hpp"

#include "xgrad/base/fields.hpp"

#include <algorithm>
#include <bit>
#include <type_traits>

namespace xgrad::config {
namespace {

struct Same {
    const Value& other;

    template <class T> bool operator()(T* const& mine) const { return *mine == *theirs<T*>(); }
    // 0 and -0 differ.
    bool operator()(double* const& mine) const {
        return std::bit_cast<std::uint64_t>(*mine) == std::bit_cast<std::uint64_t>(*theirs<double*>());
    }
    bool operator()(const Choice& mine) const {
        return mine.get(mine.object) == mine.get(theirs<Choice>().object);
    }
    bool operator()(const Optional& mine) const {
        const Optional& their = theirs<Optional>();
        const bool present = mine.has_value(mine.object);
        if (present != their.has_value(their.object)) return false;
        return !present || same_value(mine.value(mine.object), their.value(their.object));
    }
    bool operator()(const List& mine) const {
        const List& their = theirs<List>();
        const std::size_t size = mine.size(mine.object);
        if (size != their.size(their.object)) return false;
        for (std::size_t i = 0; i < size; ++i)
            if (!same_value(mine.item(mine.object, i), their.item(their.object, i))) return false;
        return true;
    }
    bool operator()(const Map& mine) const {
        const Map& their = theirs<Map>();
        const std::size_t size = mine.size(mine.object);
        if (size != their.size(their.object)) return false;
        for (std::size_t i = 0; i < size; ++i)
            if (mine.name(mine.object, i) != their.name(their.object, i) ||
                !same_value(mine.item(mine.object, i), their.item(their.object, i)))
                return false;
        return true;
    }
    bool operator()(const Verbatim& mine) const { return mine.object == theirs<Verbatim>().object; }
    bool operator()(const Record& mine) const {
        const Record& their = theirs<Record>();
        return mine.list == their.list &&
               std::all_of(mine.list->fields.begin(), mine.list->fields.end(), [&](const Field& field) {
                   return same_value(field.value(mine.object), field.value(their.object));
               });
    }
    bool operator()(const AnyPiece& mine) const {
        const AnyPiece& their = theirs<AnyPiece>();
        const bool empty = mine.empty(mine.object);
        if (empty != their.empty(their.object)) return false;
        return empty || same_value(mine.record(mine.object), their.record(their.object));
    }

    template <class T> const T& theirs() const { return std::get<T>(other); }
};

}  // namespace

bool same_value(const Value& a, const Value& b) { return a.index() == b.index() && std::visit(Same{b}, a); }

}  // namespace xgrad::config
