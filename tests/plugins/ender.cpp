// An optimizer that ends processes instead of training: for tests of what a sweep makes of it.
#include <xgrad/xgrad.hpp>

#include <unistd.h>

#include <csignal>
#include <string>

namespace {

struct Ender {
    double learning_rate = 0.01;
    std::string ends = "none";

    static xgrad::Fields<Ender> fields() {
        return {"Ender", "ends a process at its first step",
                xgrad::field("learning_rate", &Ender::learning_rate).help("has no effect"),
                xgrad::field("ends", &Ender::ends).help("self, parent or none")};
    }

    template <class T> void update(const xgrad::optim::Update<T>&) const {
        if (ends == "self") kill(getpid(), SIGKILL);
        if (ends != "parent") return;
        kill(getppid(), SIGTERM);
        for (;;) pause();
    }
};

}  // namespace

XGRAD_PLUGIN { xgrad::optim::optimizers().add<Ender>(); }
