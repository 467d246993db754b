#pragma once

#include "xgrad/data/synthetic/blobs.hpp"
#include "xgrad/data/synthetic/noise.hpp"
#include "xgrad/data/synthetic/noisy_linear.hpp"
#include "xgrad/data/synthetic/pairs.hpp"
#include "xgrad/data/synthetic/spiral.hpp"
#include "xgrad/data/synthetic/two_moons.hpp"
#include "xgrad/data/synthetic/xor.hpp"
#include "xgrad/data/synthetic_set.hpp"
