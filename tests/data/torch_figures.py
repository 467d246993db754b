"""Computes the figures of PyTorch that tests/graph/ops/torch_figures_test.cpp compares with: values of every case of
tests/support/op_cases.hpp and derivatives of their weighted sum, in float64. After a change of the cases, with Debian's
python3-torch (1.13.1):

    XGRAD_UPDATE=1 ./dev test -R "PyTorch's figures are of the cases as they are"
    /usr/bin/python3 tests/data/torch_figures.py

The first writes the cases' arguments to torch_figures.json, the second adds the figures. An expression for a new case
goes below, unless PyTorch's function has the case's name."""

import json
import math
import pathlib

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)

FILE = pathlib.Path(__file__).with_name("torch_figures.json")
STEPS = [0.6180339887498949, 0.4142135623730951, 0.7320508075688772, 0.2360679774997898]


def joined(parts):
    total = 0
    weight = 1.0
    for part in parts:
        weight *= -1.5
        total = total + part.square().sum() * weight
    return total


def regular(x):
    return x + 5 * torch.eye(x.shape[-1])


def positive(x):
    return x @ x.mT + torch.eye(x.shape[-1])


MAPS = {
    "operator-, of one": lambda x: -x,
    "operator+": lambda a, b: a + b,
    "operator-": lambda a, b: a - b,
    "operator*": lambda a, b: a * b,
    "operator/": lambda a, b: a / b,
    "pow, to the third": lambda x: x**3,
    "pow, of a number": lambda x: 2**x,
    "cbrt": lambda x: x.pow(1 / 3),
    "cbrt, of negative numbers": lambda x: -((-x).pow(1 / 3)),
    "atan2, behind the origin": torch.atan2,
    "log_sigmoid": F.logsigmoid,
    "softplus": F.softplus,
    "relu6": F.relu6,
    "leaky_relu": F.leaky_relu,
    "leaky_relu, slope 0.2": lambda x: F.leaky_relu(x, 0.2),
    "elu": F.elu,
    "elu, alpha 1.5": lambda x: F.elu(x, 1.5),
    "gelu": F.gelu,
    "gelu, tanh": lambda x: F.gelu(x, approximate="tanh"),
    "silu": F.silu,
    "mish": F.mish,
    "cast": lambda x: x.double(),
    "power": torch.pow,
    "clip": torch.clamp,
    "recomputed": lambda x: torch.tanh(x) * torch.sin(x),
}

REDUCTIONS = {
    "sum, axis 0": lambda x: x.sum(0),
    "sum, axes 0 and 2 kept": lambda x: x.sum((0, 2), keepdim=True),
    "mean, last axis": lambda x: x.mean(-1),
    "max, axis 1": lambda x: x.amax(1),
    "min, axis 0 kept": lambda x: x.amin(0, keepdim=True),
    "prod, axes 0 and 2": lambda x: x.prod(2).prod(0),
    "logsumexp": lambda x: x.logsumexp((0, 1)),
    "logsumexp, axis 1 kept": lambda x: x.logsumexp(1, keepdim=True),
    "variance": lambda x: x.var(unbiased=False),
    "variance, axis 0, correction 1": lambda x: x.var(0),
    "stddev": lambda x: x.std(unbiased=False),
    "stddev, axis 1 kept": lambda x: x.std(1, unbiased=False, keepdim=True),
    "norm, p 1, axis 0": lambda x: torch.linalg.vector_norm(x, 1, 0),
    "norm, p 3, axis 1": lambda x: torch.linalg.vector_norm(x, 3, 1),
    "norm, largest": lambda x: torch.linalg.vector_norm(x, math.inf),
    "cumsum": lambda x: x.cumsum(0),
    "cumsum, last axis": lambda x: x.cumsum(-1),
    "cumprod": lambda x: x.cumprod(0),
    "cumprod, last axis": lambda x: x.cumprod(-1),
    "softmax": lambda x: x.softmax(-1),
    "softmax, axis 0": lambda x: x.softmax(0),
    "log_softmax": lambda x: x.log_softmax(-1),
    "log_softmax, axis 0": lambda x: x.log_softmax(0),
}

ARRANGEMENTS = {
    "reshape": lambda x: x.reshape(3, 2),
    "broadcast_to": lambda x: torch.broadcast_to(x, (2, 2, 3)),
    "sum_to": lambda x: x.sum_to_size(2, 1),
    "transpose": lambda x: x.t(),
    "transpose, order 1, 2, 0": lambda x: x.permute(1, 2, 0),
    "pad, constant": lambda x: F.pad(x, (0, 0, 2, 1), value=7),
    "pad, edge": lambda x: F.pad(x, (2, 1), mode="replicate"),
    "pad, reflect": lambda x: F.pad(x, (2, 1), mode="reflect"),
    "sort": lambda x: x.sort(-1).values,
    "sort, axis 0": lambda x: x.sort(0).values,
    "trace, above": lambda x: x.diagonal(1).sum(),
    "dot": torch.dot,
    "cholesky": lambda x: torch.linalg.cholesky(positive(x)),
    "inverse": lambda x: torch.linalg.inv(regular(x)),
    "det": lambda x: torch.linalg.det(regular(x)),
    "logdet": lambda x: torch.logdet(positive(x)),
    "solve": lambda a, b: torch.linalg.solve(regular(a), b),
    "triangular_solve": lambda a, b: torch.linalg.solve_triangular(regular(a).tril(), b, upper=False),
    "triangular_solve, upper transposed": lambda a, b: torch.linalg.solve_triangular(regular(a).triu().mT, b, upper=False),
    "triangular_solve, ones on the diagonal": lambda a, b: torch.linalg.solve_triangular(
        a.triu(), b, upper=True, unitriangular=True),
    "outer": torch.outer,
    "tensordot": lambda a, b: torch.tensordot(a, b, 2),
    "tensordot, axes": lambda a, b: torch.tensordot(a, b, ([0, 2], [1, 0])),
    "einsum": lambda a, b: torch.einsum("ij,jk->ik", a, b),
    "einsum, of a batch": lambda a, b: torch.einsum("bij,bkj->kbi", a, b),
    "einsum, summed and diagonal": lambda a, b: torch.einsum("iij,kj", a, b),
    "einsum, dots": lambda a, b: torch.einsum("...i,i...->...", a, b),
    "diagonal, above, of axes 2 and 0": lambda x: x.diagonal(1, 2, 0),
    "diag, below": lambda x: x.diag(-1),
    "triu, above": lambda x: x.triu(1),
    "expand_dims": lambda x: x.unsqueeze(1),
    "swapaxes": lambda x: x.swapaxes(0, -1),
    "moveaxis": lambda x: x.moveaxis(0, 2),
    "pad": lambda x: F.pad(x, (2, 1)),
    "flip": lambda x: x.flip(0, 1),
    "flip, axis 0": lambda x: x.flip(0),
    "roll": lambda x: x.roll(2),
    "roll, axis 1 to the front": lambda x: x.roll(-1, 1),
    "repeat": lambda x: x.repeat_interleave(2, 1),
    "repeat, counts": lambda x: x.repeat_interleave(torch.tensor([1, 0, 3]), -1),
    "tile": lambda x: x.tile((2, 1, 2)),
    "stack": lambda a, b: torch.stack((a, b, a * b), 1),
    "concatenate": lambda a, b: torch.cat((a, b, a), 1),
    "split": lambda x: joined(x.split(1, 1)),
    "split_at": lambda x: joined(x.tensor_split((1, 1, 2), -1)),
}

PICKS = {
    "slice": lambda x: x[:, 1:3],
    "slice, items": lambda x: x.flip(0)[:, None, ..., 1::2],
    "slice, places": lambda x: x[-1, 0:-1],
    "gather": lambda x, i: x.gather(1, i),
    "take_along_axis": lambda x, i: x.take_along_dim(i, 0),
    "take": lambda x, i: x[i],
    "take, axis 1": lambda x, i: x[:, i],
    "scatter_add": lambda x, i: torch.zeros(2, 4).scatter_add(1, i, x),
}

PRODUCTS = {
    "matmul, first transposed": lambda a, b: a.mT @ b,
    "matmul, second transposed": lambda a, b: a @ b.mT,
    "matmul, both transposed": lambda a, b: a.mT @ b.mT,
}

EXPRESSIONS = {**MAPS, **REDUCTIONS, **ARRANGEMENTS, **PICKS, **PRODUCTS}


# As in tests/support/op_cases.cpp.
def spread(i, sequence):
    multiple = (i + 1) * STEPS[sequence]
    return multiple - math.floor(multiple)


def argument(operand, sequence):
    low, high = operand["low"], operand["high"]
    numbers = [low + (high - low) * spread(i, sequence) for i in range(math.prod(operand["shape"]))]
    tensor = torch.tensor(numbers).reshape(operand["shape"])
    if operand["dtype"] == "float64":
        return tensor.requires_grad_()
    return tensor.floor().to({"int64": torch.int64, "boolean": torch.bool}[operand["dtype"]])


def weights(shape):
    numbers = [(0.5 + spread(i, 0)) * (-1 if i % 3 == 1 else 1) for i in range(shape.numel())]
    return torch.tensor(numbers).reshape(shape)


def expression_of(name):
    return EXPRESSIONS[name] if name in EXPRESSIONS else getattr(torch, name)


def figures(name, operands):
    arguments = [argument(operand, i) for i, operand in enumerate(operands)]
    value = expression_of(name)(*arguments)
    floating = [x for x in arguments if x.requires_grad]
    gradients = torch.autograd.grad((value * weights(value.shape)).sum(), floating)
    return {
        "arguments": operands,
        "value": value.flatten().tolist(),
        "gradients": [gradient.flatten().tolist() for gradient in gradients],
    }


cases = json.loads(FILE.read_text())
lines = [f"{json.dumps(name)}: {json.dumps(figures(name, case['arguments']))}" for name, case in cases.items()]
FILE.write_text("{\n" + ",\n".join(lines) + "\n}\n")
