#include "kernels/pair.hpp"

#include "kernels/arithmetic.hpp"

#include <map>
#include <tuple>

namespace xgrad::kernels {
namespace {

template <class Inner, class Outer, std::size_t operand> struct Pair {
    static constexpr std::size_t arity = Inner::arity + Outer::arity - 1;

    template <class T> T operator()(T a) const { return Outer{}(Inner{}(a)); }
    template <class T> T operator()(T a, T b) const {
        if constexpr (Outer::arity == 1) return Outer{}(Inner{}(a, b));
        else return operand == 0 ? Outer{}(Inner{}(a), b) : Outer{}(a, Inner{}(b));
    }
    template <class T> T operator()(T a, T b, T c) const {
        return operand == 0 ? Outer{}(Inner{}(a, b), c) : Outer{}(a, Inner{}(b, c));
    }
};

using Key = std::tuple<TileFunction, TileFunction, std::size_t>;

class Pairs {
public:
    Pairs() {
        add_with_outer<Negative, Square, Add, Subtract, Multiply, Divide>();
        add_with_outer<Exp, Log, Tanh, Sigmoid>();
        add_both<Add, Relu>();
    }

    TileFunction find(const Key& key) const {
        const auto known = pairs_.find(key);
        return known == pairs_.end() ? nullptr : known->second;
    }

private:
    template <class... Outer> void add_with_outer() { (add_outer<Outer>(), ...); }

    template <class Outer> void add_outer() {
        add_inner<Outer, Negative, Square, Add, Subtract, Multiply, Divide>();
    }

    template <class Outer, class... Inner> void add_inner() { (add_both<Inner, Outer>(), ...); }

    template <class Inner, class Outer> void add_both() {
        add<Inner, Outer, 0>();
        if constexpr (Outer::arity == 2) add<Inner, Outer, 1>();
    }

    template <class Inner, class Outer, std::size_t operand> void add() {
        constexpr Tile inner = tile<Inner::arity, Floating>(Inner{});
        constexpr Tile outer = tile<Outer::arity, Floating>(Outer{});
        using Both = Pair<Inner, Outer, operand>;
        constexpr Tile both = tile<Both::arity, Floating>(Both{});
        for (const Dtype dtype : {Dtype::float32, Dtype::float64})
            pairs_[{inner[dtype], outer[dtype], operand}] = both[dtype];
    }

    std::map<Key, TileFunction> pairs_;
};

}  // namespace

TileFunction paired(TileFunction inner, TileFunction outer, std::size_t operand) {
    static const Pairs pairs;
    return pairs.find({inner, outer, operand});
}

}  // namespace xgrad::kernels
