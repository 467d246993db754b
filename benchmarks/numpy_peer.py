"""numpy_peer.py MODEL|chain: the same step by NumPy, forward and backward by hand; the threads are its BLAS library's."""
import json
import re
import statistics
import sys
import time

import numpy as np


def read_model(path):
    text = re.sub(r"^\s*//.*$", "", open(path, encoding="utf-8").read(), flags=re.M)
    model = json.loads(text)
    sizes = [model["data"]["shape"][0]] + [layer["units"] for layer in model["model"] if isinstance(layer, dict)]
    return sizes, model["training"]["batch"]["size"], model["optimizer"] == "Adam"


def median_us(work, seconds=1.0):
    for _ in range(5):
        work()
    samples, start = [], time.perf_counter()
    while len(samples) < 7 or time.perf_counter() - start < seconds:
        before = time.perf_counter()
        work()
        samples.append((time.perf_counter() - before) * 1e6)
    return statistics.median(samples)


def chain():
    x = np.linspace(-2, 2, 1_000_000, dtype=np.float32)

    def step():
        t, e, q = np.tanh(x), np.exp(-x * x), 1 + x * x
        l, s = np.log(q), 1 / (1 + np.exp(-x))
        total = (t * e + l * s).sum()
        return total, (1 - t * t) * e - 2 * x * t * e + 2 * x / q * s + l * s * (1 - s)

    return median_us(step)


def network(path):
    sizes, batch, adam = read_model(path)
    random = np.random.default_rng(1)
    weights = [random.normal(0, (2 / a) ** 0.5, (a, b)).astype(np.float32) for a, b in zip(sizes, sizes[1:])]
    biases = [np.zeros(b, np.float32) for b in sizes[1:]]
    parameters = weights + biases
    moments = [(np.zeros_like(p), np.zeros_like(p)) for p in parameters]
    x = random.normal(size=(batch, sizes[0])).astype(np.float32)
    labels = random.integers(sizes[-1], size=batch)
    rows = np.arange(batch)

    def step():
        values = [x]
        for i, (w, b) in enumerate(zip(weights, biases)):
            y = values[-1] @ w + b
            values.append(np.maximum(y, 0) if i + 1 < len(weights) else y)
        p = np.exp(values[-1] - values[-1].max(1, keepdims=True))
        g = p / p.sum(1, keepdims=True)
        g[rows, labels] -= 1
        g /= batch
        slopes = [None] * len(parameters)
        for i in reversed(range(len(weights))):
            slopes[i], slopes[len(weights) + i] = values[i].T @ g, g.sum(0)
            if i > 0:
                g = (g @ weights[i].T) * (values[i] > 0)
        for p, g, (m, v) in zip(parameters, slopes, moments):
            if not adam:
                p -= 0.01 * g
                continue
            m += 0.1 * (g - m)
            v += 0.001 * (g * g - v)
            p -= 0.001 * m / (np.sqrt(v) + 1e-8)

    return median_us(step)


print(json.dumps({"step_us": chain() if sys.argv[1] == "chain" else network(sys.argv[1])}))
