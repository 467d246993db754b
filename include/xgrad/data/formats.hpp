#pragma once

#include "xgrad/data/format.hpp"
#include "xgrad/data/formats/csv.hpp"
#include "xgrad/data/formats/idx.hpp"
#include "xgrad/data/formats/in_memory.hpp"
#include "xgrad/data/formats/npy.hpp"
#include "xgrad/data/formats/synthetic.hpp"
