"""Prints the figures of PyTorch that the tests of activations and losses hold, values and derivatives in float64.
Run with Debian's python3-torch (1.13.1): /usr/bin/python3 tests/nn/torch_figures.py"""

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)

POINTS = torch.tensor([-3.0, -1.0, -0.25, 0.0, 0.5, 2.0], requires_grad=True)
LOGITS = torch.tensor(
    [[1.0, -2.0, 0.5], [0.0, 3.0, -1.0], [2.0, 2.0, -4.0], [-1.0, 0.5, 0.25]], requires_grad=True
)
LABELS = torch.tensor([0, 2, 1, 2])
PROBABILITIES = torch.tensor([[0.7, 0.2, 0.1], [0.0, 0.0, 1.0], [0.25, 0.5, 0.25], [1.0, 0.0, 0.0]])
WEIGHTS = torch.tensor([1.0, 2.0, 0.5])
YES_OR_NO = torch.tensor([[1.0, 0.0, 0.5], [0.0, 1.0, 0.25], [1.0, 1.0, 0.0], [0.0, 0.5, 1.0]])

ACTIVATIONS = {
    "LeakyReLU, slope 0.1": lambda x: F.leaky_relu(x, 0.1),
    "ELU, alpha 1.5": lambda x: F.elu(x, 1.5),
    "GELU": F.gelu,
    "GELU, tanh": lambda x: F.gelu(x, approximate="tanh"),
    "SiLU": F.silu,
    "Sigmoid": torch.sigmoid,
    "Tanh": torch.tanh,
    "Softmax": lambda x: F.softmax(x, -1),
}

ALL = dict(label_smoothing=0.2, weight=WEIGHTS)
LOSSES = {
    "SoftmaxWithLoss": lambda x, how: F.cross_entropy(x, LABELS, reduction=how),
    "SoftmaxWithLoss, smoothing": lambda x, how: F.cross_entropy(x, LABELS, label_smoothing=0.1, reduction=how),
    "SoftmaxWithLoss, weights": lambda x, how: F.cross_entropy(x, LABELS, weight=WEIGHTS, reduction=how),
    "SoftmaxWithLoss, ignored": lambda x, how: F.cross_entropy(x, LABELS, ignore_index=2, reduction=how),
    "SoftmaxWithLoss, all": lambda x, how: F.cross_entropy(x, LABELS, ignore_index=2, reduction=how, **ALL),
    "SoftmaxWithLoss, probabilities": lambda x, how: F.cross_entropy(x, PROBABILITIES, reduction=how),
    "SoftmaxWithLoss, probabilities, all": lambda x, how: F.cross_entropy(x, PROBABILITIES, reduction=how, **ALL),
    "SigmoidWithLoss": lambda x, how: F.binary_cross_entropy_with_logits(x, YES_OR_NO, reduction=how),
    "Huber": lambda x, how: F.huber_loss(x, YES_OR_NO, reduction=how),
    "Huber, delta 0.8": lambda x, how: F.huber_loss(x, YES_OR_NO, delta=0.8, reduction=how),
    "Hinge": lambda x, how: F.multi_margin_loss(x, LABELS, reduction=how),
    "Hinge, margin 0.7, squared": lambda x, how: F.multi_margin_loss(x, LABELS, p=2, margin=0.7, reduction=how),
}


def show(name, value, variable):
    (derivative,) = torch.autograd.grad(value.sum(), variable)
    for title, numbers in ((name, value), (f"{name}, derivative", derivative)):
        print(f"{title}: {{{', '.join(repr(number) for number in numbers.flatten().tolist())}}}")


for name, activation in ACTIVATIONS.items():
    show(name, activation(POINTS), POINTS)
for name, loss in LOSSES.items():
    for reduction in ("mean", "sum"):
        show(f"{name}, {reduction}", loss(LOGITS, reduction), LOGITS)
