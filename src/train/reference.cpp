#include "xgrad/train/reference.hpp"

#include "config/reference.hpp"
#include "xgrad/data/data.hpp"
#include "xgrad/nn/nn.hpp"
#include "xgrad/optim/optimizers.hpp"
#include "xgrad/train/experiment.hpp"
#include "xgrad/train/sweep.hpp"

namespace xgrad {

std::string json_reference() {
    config::ReferencePage page;
    Experiment experiment;
    nn::NamedLayer layer;
    nn::LossTerm loss;
    nn::MetricOf metric;
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
    page.add("loss: what every loss may have", record_of(loss));
    page.add("loss", nn::losses());
    page.add("optimizer", optim::optimizers());
    page.add("training", record_of(experiment.training));
    page.add("training: batch", record_of(experiment.training.batch));
    page.add("training: sampling", data::samplers());
    page.add("training: what every metric may have", record_of(metric));
    page.add("training: metrics", nn::metrics());
    Sweep sweep;
    Variation variation;
    page.add("The sweep file", record_of(sweep));
    page.add("sweep: vary", record_of(variation));
    page.add("sweep: search", searches());
    page.add("sweep: rank", record_of(sweep.rank));
    return "# The JSON format\n\nMade from the code: every setting is described once, beside the struct that "
           "it sets. `xgrad explain NAME` tells the same.\n\n"
           "Beside its settings a file may have:\n\n"
           "| key | takes | meaning |\n|---|---|---|\n"
           "| `version` | `1` | the version of this format; a file of another one is refused |\n"
           "| `extends` | a path, seen from this file | a config whose values are taken first |\n"
           "| `blocks` | an object of blocks by name: `{\"parameters\": {\"units\": null}, \"layers\": "
           "[...]}` | "
           "layers that the model uses by that name as a type; in them `\"$units\"` stands for the use's "
           "value or "
           "the default given here, null being none |\n"
           "| `$schema` | a path or address | for editors |\n\n" +
           page.text();
}

}  // namespace xgrad
