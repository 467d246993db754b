#include "xgrad/nn/loss.hpp"

#include "xgrad/graph/ops.hpp"

#include <fmt/format.h>

namespace xgrad::nn {

bool TargetSet::are_labels() const {
    const bool one_hot = values.shape().without_axis(0) == prediction && prediction.size() > 1;
    return values.dtype() == Dtype::int64 && prediction.rank() > 0 && !one_hot;
}

std::string LossTerm::name() const {
    return of.empty() ? std::string(loss.type()) : fmt::format("{}.{}", of, loss.type());
}

Fields<LossTerm> LossTerm::fields() {
    return Fields<LossTerm>{"Loss",
                            "what is minimised: a loss, what it judges, and by what",
                            inline_fields("loss", &LossTerm::loss).required(),
                            field("of", &LossTerm::of).help("the layer that it judges; by default the last"),
                            field("target", &LossTerm::target)
                                .help("the data column that it compares with: \"inputs\" for an autoencoder"),
                            field("weight", &LossTerm::weight)
                                .at_least(0)
                                .help("the factor that it is added with, where there are several losses")}
        .constructed_from({"loss", "of", "target", "weight"});
}

Var reduced(const Terms& terms, Reduction reduction) {
    return reduction == Reduction::mean ? terms.total / terms.count : terms.total;
}

}  // namespace xgrad::nn
