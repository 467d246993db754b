#include "xgrad/nn/losses/hinge.hpp"

#include "nn/losses/targets.hpp"
#include "xgrad/graph/ops.hpp"

namespace xgrad::nn {

Fields<Hinge> Hinge::fields() {
    return {"Hinge", "multi-class hinge: each wrong class is to stay a margin below the right one",
            field("reduction", &Hinge::reduction).help("mean or sum over the examples"),
            field("margin", &Hinge::margin).above(0).help("how far below"),
            field("power", &Hinge::power).help("how what is missing is punished: as it is, or squared")};
}

Terms Hinge::operator()(const Var& prediction, const Var& target) const {
    const Var all_labels = matching_labels(prediction, target);
    const std::int64_t classes = prediction.dim(-1);
    const Var scores = reshape(prediction, {target.size(), classes});
    const Var labels = reshape(all_labels, {target.size(), 1});
    const Var missing = relu(margin - gather(scores, labels, 1) + scores);
    const Var others = not_equal(labels, iota(labels, classes));
    const Var each = where(others, power == HingePower::squared ? square(missing) : missing, 0);
    return {sum(each) / static_cast<double>(classes), count_of(prediction, target.size())};
}

void Hinge::check(const TargetSet& targets) const {
    if (targets.are_labels()) check_labels(targets);
}

}  // namespace xgrad::nn
