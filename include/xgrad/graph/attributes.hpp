#pragma once

#include <memory>
#include <string>
#include <type_traits>
#include <utility>

namespace xgrad {

/// What an op needs to know beside its inputs (an axis, a target shape): a struct of its own, held by value.
/// Such a struct has operator== and `std::string describe(const T&)` beside it; values never change.
class Attributes {
public:
    Attributes() = default;
    template <class T, class = std::enable_if_t<!std::is_same_v<std::remove_cvref_t<T>, Attributes>>>
    // NOLINTNEXTLINE(google-explicit-constructor): so that apply(op, inputs, Axes{...}) works
    Attributes(T value) : holder_(std::make_shared<Holder<T>>(std::move(value))) {}

    /// The struct; the op that made the node knows its type.
    template <class T> const T& get() const { return static_cast<const Holder<T>&>(*holder_).value; }
    /// For listings: "axes=[0], keep_dims"; empty without attributes.
    std::string text() const { return holder_ ? holder_->text() : std::string(); }

    friend bool operator==(const Attributes& a, const Attributes& b) {
        if (!a.holder_ || !b.holder_) return a.holder_ == b.holder_;
        return a.holder_->equals(*b.holder_);
    }

private:
    struct AnyHolder {
        virtual ~AnyHolder() = default;
        virtual bool equals(const AnyHolder& other) const = 0;
        virtual std::string text() const = 0;
    };
    template <class T> struct Holder : AnyHolder {
        explicit Holder(T v) : value(std::move(v)) {}
        bool equals(const AnyHolder& other) const override {
            const auto* same = dynamic_cast<const Holder*>(&other);
            return same != nullptr && same->value == value;
        }
        std::string text() const override { return describe(value); }
        T value;
    };
    std::shared_ptr<const AnyHolder> holder_;
};

}  // namespace xgrad
