"""Prints the figures of PyTorch that the tests of the optimizers hold: five steps in float64 with the gradients
below, as in reference.hpp. Run with Debian's python3-torch (1.13.1): /usr/bin/python3 tests/optim/torch_figures.py"""

import torch
from torch.optim import SGD, Adadelta, Adagrad, Adam, AdamW, RMSprop

PARAMETERS = [1.0, -2.0, 0.5, 0.0]
GRADIENTS = [
    [0.5, -1.0, 0.001, 0.0],
    [0.25, 2.0, -0.002, 0.0],
    [-0.125, 0.5, 0.004, 3.0],
    [0.75, -0.25, 0.001, -1.0],
    [-1.5, 1.0, 0.0, 0.5],
]

CASES = {
    "SGD": lambda p: SGD(p, lr=0.1),
    "SGD, weight_decay": lambda p: SGD(p, lr=0.1, weight_decay=0.05),
    "Momentum": lambda p: SGD(p, lr=0.1, momentum=0.9),
    "Momentum, dampening, weight_decay": lambda p: SGD(p, lr=0.1, momentum=0.8, dampening=0.3, weight_decay=0.05),
    "Nesterov": lambda p: SGD(p, lr=0.1, momentum=0.9, nesterov=True),
    "Nesterov, weight_decay": lambda p: SGD(p, lr=0.1, momentum=0.8, nesterov=True, weight_decay=0.05),
    "AdaGrad": lambda p: Adagrad(p),
    "AdaGrad, initial_accumulator_value, weight_decay": lambda p: Adagrad(
        p, lr=0.1, initial_accumulator_value=0.5, eps=1e-4, weight_decay=0.05
    ),
    "RMSProp": lambda p: RMSprop(p),
    "RMSProp, momentum": lambda p: RMSprop(p, lr=0.02, momentum=0.9),
    "RMSProp, centered": lambda p: RMSprop(p, lr=0.02, centered=True),
    "RMSProp, all": lambda p: RMSprop(p, lr=0.02, alpha=0.9, eps=1e-4, momentum=0.8, centered=True, weight_decay=0.05),
    "Adam": lambda p: Adam(p),
    "Adam, amsgrad, weight_decay": lambda p: Adam(p, lr=0.1, betas=(0.8, 0.9), eps=1e-4, amsgrad=True, weight_decay=0.05),
    "AdamW": lambda p: AdamW(p),
    "AdamW, amsgrad, weight_decay": lambda p: AdamW(p, lr=0.1, betas=(0.8, 0.9), eps=1e-4, amsgrad=True, weight_decay=0.5),
    "AdaDelta": lambda p: Adadelta(p),
    "AdaDelta, rho, weight_decay": lambda p: Adadelta(p, lr=0.5, rho=0.8, eps=1e-4, weight_decay=0.05),
}

for name, make in CASES.items():
    parameters = torch.tensor(PARAMETERS, dtype=torch.float64, requires_grad=True)
    optimizer = make([parameters])
    for gradient in GRADIENTS:
        parameters.grad = torch.tensor(gradient, dtype=torch.float64)
        optimizer.step()
    print(f"{name}: {{{', '.join(repr(value) for value in parameters.tolist())}}}")
