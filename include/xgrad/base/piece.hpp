#pragma once

#include "xgrad/base/value.hpp"

#include <concepts>
#include <memory>
#include <string_view>
#include <utility>

namespace xgrad {

template <class Role> class Table;

/// A value of any type that plays a role: a layer, a loss, an optimizer. Copied like a value; the type behind it
/// needs no base class, only fields() and what Role::Model<T> calls. A Role has
///   name, key          "layer" and the JSON key that names the type, "type"
///   Concept            the abstract calls
///   Model<T>           those calls on a member `T value`
///   table()            the Table<Role> that knows the types
template <class Role> class Piece {
public:
    using role_type = Role;

    /// Empty: no type chosen yet.
    Piece() = default;
    template <class T>
        requires(Described<T> && !std::same_as<T, Piece>)
    // NOLINTNEXTLINE(google-explicit-constructor): Layer l = ReLU{}
    Piece(T value) : holder_(std::make_unique<Holder<T>>(std::move(value))) {}
    Piece(const Piece& other) : holder_(other.holder_ ? other.holder_->clone() : nullptr) {}
    Piece(Piece&&) noexcept = default;
    Piece& operator=(Piece other) noexcept { return holder_ = std::move(other.holder_), *this; }
    ~Piece() = default;

    bool empty() const noexcept { return holder_ == nullptr; }
    const typename Role::Concept* operator->() const { return &holder_->calls(); }
    /// The type's name in JSON.
    std::string_view type() const;
    /// The settings, to read or write.
    Record record() { return holder_->record(); }
    /// The value if it is a T, else nullptr.
    template <class T> const T* get() const {
        const auto* holder = dynamic_cast<const Holder<T>*>(holder_.get());
        return holder ? &holder->model.value : nullptr;
    }
    template <class T> T* get() {
        auto* holder = dynamic_cast<Holder<T>*>(holder_.get());
        return holder ? &holder->model.value : nullptr;
    }

private:
    struct AnyHolder {
        virtual ~AnyHolder() = default;
        virtual std::unique_ptr<AnyHolder> clone() const = 0;
        virtual const typename Role::Concept& calls() const = 0;
        virtual Record record() = 0;
    };
    template <class T> struct Holder : AnyHolder {
        explicit Holder(T value) : model(std::move(value)) {}
        std::unique_ptr<AnyHolder> clone() const override { return std::make_unique<Holder>(model.value); }
        const typename Role::Concept& calls() const override { return model; }
        Record record() override { return record_of(model.value); }
        typename Role::template Model<T> model;
    };

    std::unique_ptr<AnyHolder> holder_;
};

std::string_view type_name(const Record& record);

template <class Role> std::string_view Piece<Role>::type() const { return type_name(holder_->record()); }

}  // namespace xgrad
