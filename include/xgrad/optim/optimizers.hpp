#pragma once

#include "xgrad/optim/optimizer.hpp"
#include "xgrad/optim/optimizers/adadelta.hpp"
#include "xgrad/optim/optimizers/adagrad.hpp"
#include "xgrad/optim/optimizers/adam.hpp"
#include "xgrad/optim/optimizers/adamw.hpp"
#include "xgrad/optim/optimizers/momentum.hpp"
#include "xgrad/optim/optimizers/nesterov.hpp"
#include "xgrad/optim/optimizers/rmsprop.hpp"
#include "xgrad/optim/optimizers/sgd.hpp"
