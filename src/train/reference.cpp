#include "xgrad/train/reference.hpp"

#include "config/reference.hpp"
#include "xgrad/data/data.hpp"
#include "xgrad/nn/nn.hpp"
#include "xgrad/optim/optimizers.hpp"
#include "xgrad/train/experiment.hpp"

namespace xgrad {

std::string json_reference() {
    config::ReferencePage page;
    Experiment experiment;
    nn::NamedLayer layer;
    data::Split split;
    page.add("The file", record_of(experiment));
    page.add("data", record_of(experiment.data));
    page.add("data: formats", data::formats());
    page.add("data: synthetic sets", data::synthetic_sets());
    page.add("data: split", record_of(split));
    page.add("data: preprocess", data::preprocessing());
    page.add("model: what every layer may have", record_of(layer));
    page.add("model: layers", nn::layers());
    page.add("initializers", nn::initializers());
    page.add("penalty", record_of(experiment.penalty));
    page.add("loss", nn::losses());
    page.add("optimizer", optim::optimizers());
    page.add("training", record_of(experiment.training));
    page.add("training: batch", record_of(experiment.training.batch));
    page.add("training: sampling", data::samplers());
    page.add("training: metrics", nn::metrics());
    return "# The JSON format\n\nMade from the code: every setting is described once, beside the struct that "
           "it sets.\n\n" +
           page.text();
}

}  // namespace xgrad
