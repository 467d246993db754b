"""numpy_peer.py WORKLOAD THREADS [--once]: the step by NumPy, forward and backward by hand. OpenBLAS's threads are its only
ones, and the environment sets them."""

import json
import pathlib
import re
import statistics
import sys
import time

import numpy as np

MODELS = pathlib.Path(__file__).resolve().parent.parent / "models/bench"
CHAIN_SIZE = 1_000_000
SECONDS = 0.5


def read_workload(name):
    """The widths of input and layers, the size of a mini-batch, the learning rate of SGD or None for Adam."""
    text = re.sub(r"^\s*//.*$", "", (MODELS / f"{name}.json").read_text(encoding="utf-8"), flags=re.M)
    model = json.loads(text)
    widths = model["data"]["shape"] + [layer["units"] for layer in model["model"] if layer != "ReLU"]
    optimizer = model["optimizer"]
    return widths, model["training"]["batch"]["size"], None if optimizer == "Adam" else optimizer["learning_rate"]


def median_microseconds(work):
    start = time.perf_counter()
    while time.perf_counter() - start < 0.2 * SECONDS:
        work()
    samples, start = [], time.perf_counter()
    while len(samples) < 5 or time.perf_counter() - start < SECONDS:
        before = time.perf_counter()
        work()
        samples.append((time.perf_counter() - before) * 1e6)
    return statistics.median(samples)


def chain_step():
    x = np.random.default_rng(1).standard_normal(CHAIN_SIZE, np.float32)

    def step():
        square = x * x
        tanh, bell, sigmoid, log = np.tanh(x), np.exp(-square), 1 / (1 + np.exp(-x)), np.log(1 + square)
        value = (tanh * bell + log * sigmoid).sum()
        gradient = bell * (1 - tanh * tanh - 2 * x * tanh) + sigmoid * (2 * x / (1 + square) + log * (1 - sigmoid))
        return value, gradient

    return step


class Layer:
    def __init__(self, random, inputs, units):
        self.weights = random.normal(0, (2 / inputs) ** 0.5, (inputs, units)).astype(np.float32)
        self.bias = np.zeros(units, np.float32)

    def forward(self, x):
        self.x = x
        return x @ self.weights + self.bias

    def backward(self, gradient, to_input):
        self.gradients = self.x.T @ gradient, gradient.sum(0)
        return gradient @ self.weights.T if to_input else None


def softmax_gradient(scores, labels):
    exps = np.exp(scores - scores.max(1, keepdims=True))
    gradient = exps / exps.sum(1, keepdims=True)
    gradient[np.arange(len(labels)), labels] -= 1
    gradient /= np.float32(len(labels))
    return gradient


class Sgd:
    def __init__(self, learning_rate):
        self.learning_rate = np.float32(learning_rate)

    def update(self, key, parameter, gradient):
        parameter -= self.learning_rate * gradient


class Adam:
    def __init__(self):
        self.moments = {}

    def update(self, key, parameter, gradient):
        first, second = self.moments.setdefault(key, (np.zeros_like(parameter), np.zeros_like(parameter)))
        first += np.float32(0.1) * (gradient - first)
        second += np.float32(0.001) * (gradient * gradient - second)
        # the corrections of both moments, which tend to 1, cost nothing beside the arrays
        parameter -= np.float32(0.001) * first / (np.sqrt(second) + np.float32(1e-8))


def network_step(name):
    widths, batch, learning_rate = read_workload(name)
    random = np.random.default_rng(1)
    layers = [Layer(random, inputs, units) for inputs, units in zip(widths, widths[1:])]
    optimizer = Adam() if learning_rate is None else Sgd(learning_rate)
    x = random.standard_normal((batch, widths[0]), np.float32)
    labels = random.integers(widths[-1], size=batch)

    def step():
        value = layers[0].forward(x)
        for layer in layers[1:]:
            value = layer.forward(np.maximum(value, 0))
        gradient = softmax_gradient(value, labels)
        for i, layer in reversed(list(enumerate(layers))):
            gradient = layer.backward(gradient, to_input=i > 0)
            if i > 0:
                gradient *= layer.x > 0
        for layer in layers:
            optimizer.update((id(layer), "weights"), layer.weights, layer.gradients[0])
            optimizer.update((id(layer), "bias"), layer.bias, layer.gradients[1])

    return step


def main():
    workload = sys.argv[1]
    step = chain_step() if workload == "chain" else network_step(workload)
    if sys.argv[3:] == ["--once"]:
        step()
    else:
        print(json.dumps({"step_us": round(median_microseconds(step), 3)}))


if __name__ == "__main__":
    main()
