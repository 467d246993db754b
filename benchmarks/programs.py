"""The programs that are measured, each as the commands that start it: xgrad, its limit, and the peers that are there."""

import json
import os
import pathlib
import subprocess
import sys

from report import LIMIT, OURS

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ROOT / "build/bench"
XGRAD = BUILD / "xgrad"
SECONDS = 0.5  # as long as the other programs measure a step
OPENBLAS = "libopenblas.so.0"
DEBIANS_PYTHON = "/usr/bin/python3"  # for which Debian's NumPy is
PYTHON = DEBIANS_PYTHON if pathlib.Path(DEBIANS_PYTHON).exists() else sys.executable


class Program:
    """Something that does one step of a workload, many times to measure it or once."""

    def __init__(self, name, step, once=None, environments=lambda threads: [{}], cannot=()):
        self.name = name
        self.step = step  # of a workload and a number of threads: a command that prints {"step_us": ...}, or the limit's parts
        self.once = once  # of a workload: a command that ends after a first step
        self.environments = environments  # the ways to tell it the number of threads, all of which are tried
        self.cannot = cannot

    def measure(self, workload, threads, environment=None):
        return json.loads(run(self.step(workload, threads), environment))


def run(command, environment=None):
    words = [str(word) for word in command]
    done = subprocess.run(words, env={**os.environ, **(environment or {})}, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(words)}: exit code {done.returncode}\n{done.stderr}")
    return done.stdout


def openblas_threads(threads):
    return [{"OPENBLAS_NUM_THREADS": str(threads)}]


def openmp_or_openblas_threads(threads):
    """libtorch's own loops run on OpenMP's threads and its products on OpenBLAS's; with both they wait for each other."""
    ways = [(1, 1)] if threads == 1 else [(threads, 1), (1, threads)]
    return [{"OMP_NUM_THREADS": str(loops), "OPENBLAS_NUM_THREADS": str(products)} for loops, products in ways]


def model(workload):
    return ROOT / f"models/bench/{workload}.json"


def xgrad():
    def step(workload, threads):
        if workload == "chain":
            return [BUILD / "benchmarks/chain", workload, threads]
        return [XGRAD, "bench", model(workload), "--json", "--threads", threads, "--seconds", SECONDS]

    return Program(OURS, step, lambda workload: [BUILD / "benchmarks/own_loop", workload, 1, "--once"])


def command(folder):
    """The command, which also measures the trained model and writes it to the run's folder."""
    return Program("xgrad train", None, lambda workload: [
        XGRAD, "train", model(workload), "--set", "training.steps=1", "--quiet", "--threads", 1,
        "--out", folder / workload])


def limit():
    return Program(LIMIT, lambda *request: [BUILD / "benchmarks/limit", *request])


def openblas():
    """Loads OpenBLAS and ends: less than that no program takes that has it."""
    return Program("OpenBLAS alone", None, lambda workload: ["true"], lambda threads: [{"LD_PRELOAD": OPENBLAS}])


def peer(name, command, environments, cannot=()):
    return Program(name, lambda *request: [*command, *request], lambda workload: [*command, workload, 1, "--once"],
                   environments, cannot)


def has_openblas():
    """The loader complains of a library that is not there, and goes on."""
    environment = {**os.environ, "LD_PRELOAD": OPENBLAS}
    return not subprocess.run(["true"], env=environment, capture_output=True).stderr


def has_numpy():
    return subprocess.run([PYTHON, "-c", "import numpy"], capture_output=True).returncode == 0


def programs(folder):
    """xgrad, and of the others those that were built or are installed."""
    yield xgrad()
    yield command(folder)
    if has_openblas():
        yield openblas()
    built = lambda name: (BUILD / "benchmarks" / name).exists()
    if built("limit"):
        yield limit()
    if built("libtorch"):
        yield peer("libtorch", [BUILD / "benchmarks/libtorch"], openmp_or_openblas_threads)
    if built("dlib"):
        yield peer("dlib", [BUILD / "benchmarks/dlib"], openblas_threads, cannot=["chain"])
    if has_numpy():
        yield peer("NumPy", [PYTHON, ROOT / "benchmarks/numpy_peer.py"], openblas_threads)
