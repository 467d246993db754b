"""Measures a training step of xgrad, of its limit and of each peer that is there, in turns. Called by ./dev benchmarks."""

import argparse
import itertools
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import growth
import report

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ROOT / "build/bench"
PAGE = ROOT / "docs/benchmarks.md"
WORKLOADS = ["tiny", "textbook", "small", "wide", "deep", "chain"]
MEMORY_WORKLOADS = ["tiny", "wide", "deeper"]
STARTS = 20
DEBIANS_PYTHON = "/usr/bin/python3"  # for which Debian's NumPy is
PYTHON = DEBIANS_PYTHON if pathlib.Path(DEBIANS_PYTHON).exists() else sys.executable


class Program:
    """Something that does one step of a workload, many times to measure it or once."""

    def __init__(self, name, step, once=None, environments=lambda threads: [{}], cannot=()):
        self.name = name
        self.step = step  # of a workload and a number of threads: a command that prints {"step_us": ...}
        self.once = once  # of a workload: a command that ends after a first step
        self.environments = environments  # the ways to tell it the number of threads, all of which are tried
        self.cannot = cannot

    def microseconds(self, workload, threads, environment):
        return json.loads(run(self.step(workload, threads), environment))["step_us"]


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
        return [BUILD / "xgrad", "bench", model(workload), "--json", "--threads", threads]

    return Program("xgrad", step, lambda workload: [BUILD / "benchmarks/own_loop", workload, 1, "--once"])


def command(folder):
    """The command, which also measures the trained model and writes it to the run's folder."""
    return Program("xgrad train", None, lambda workload: [
        BUILD / "xgrad", "train", model(workload), "--set", "training.steps=1", "--quiet", "--threads", 1,
        "--out", folder / workload])


def limit():
    return Program("limit", lambda *request: [BUILD / "benchmarks/limit", *request])


def peer(name, command, environments, cannot=()):
    return Program(name, lambda *request: [*command, *request], lambda workload: [*command, workload, 1, "--once"],
                   environments, cannot)


def has_numpy():
    return subprocess.run([PYTHON, "-c", "import numpy"], capture_output=True).returncode == 0


def programs(folder):
    """xgrad, and of the others those that were built or are installed."""
    yield xgrad()
    yield command(folder)
    built = lambda name: (BUILD / "benchmarks" / name).exists()
    if built("limit"):
        yield limit()
    if built("libtorch"):
        yield peer("libtorch", [BUILD / "benchmarks/libtorch"], openmp_or_openblas_threads)
    if built("dlib"):
        yield peer("dlib", [BUILD / "benchmarks/dlib"], openblas_threads, cannot=["chain"])
    if has_numpy():
        yield peer("NumPy", [PYTHON, ROOT / "benchmarks/numpy_peer.py"], openblas_threads)


def measure(runners, workload, threads, rounds):
    """Microseconds by name: the median over the rounds, of the environment in which it is least."""
    turns = [(program, environment) for program in runners if program.step and workload not in program.cannot
             for environment in program.environments(threads)]
    samples = [[] for _ in turns]
    for _ in range(rounds):
        for times, (program, environment) in zip(samples, turns):
            times.append(program.microseconds(workload, threads, environment))
    best = {}
    for times, (program, _) in zip(samples, turns):
        best[program.name] = min(statistics.median(times), best.get(program.name, float("inf")))
    return best


def start_up(runners):
    """Milliseconds from start to end of a process that does one step of tiny, by name: in turns, medians."""
    times = {program.name: [] for program in runners}
    for _ in range(STARTS):
        for program in runners:
            before = time.perf_counter()
            run(program.once("tiny"), program.environments(1)[0])
            times[program.name].append((time.perf_counter() - before) * 1e3)
    return {name: statistics.median(of_name) for name, of_name in times.items()}


def peak_memory(program, workload):
    """Megabytes that a process holds at most that does one step of the workload."""
    command = [str(word) for word in program.once(workload)]
    environment = {**os.environ, **program.environments(1)[0]}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit code {process.returncode}")
    return usage.ru_maxrss / 1024


def list_of(kind):
    return lambda text: [kind(word) for word in text.split(",")]


def workload_name(name):
    if name not in WORKLOADS:
        raise argparse.ArgumentTypeError(f'there is no workload "{name}"; there are {", ".join(WORKLOADS)}')
    return name


def at_least_one(text):
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f'"{text}" is not a number from 1 on')
    return int(text)


def parse_arguments():
    parser = argparse.ArgumentParser(prog="./dev benchmarks", description=__doc__)
    parser.add_argument("--peers", action="store_true", help="install the peers' packages first")
    parser.add_argument("--threads", type=list_of(at_least_one), default=[1, 2],
                        help="numbers of threads, with commas between (default: 1,2)")
    parser.add_argument("--workloads", type=list_of(workload_name), default=WORKLOADS,
                        help=f"with commas between (default: {','.join(WORKLOADS)})")
    parser.add_argument("--rounds", type=at_least_one, default=3, help="how often each program is run (default: 3)")
    parser.add_argument("--growth", action="store_true",
                        help="measure instead how a step's time grows with width, depth and mini-batch")
    parser.add_argument("--write", action="store_true", help="put what was measured into docs/benchmarks.md")
    return parser.parse_args()


def measure_all(arguments, folder):
    everyone = list(programs(folder))
    steps = {}
    for workload, threads in itertools.product(arguments.workloads, arguments.threads):
        print(f"{workload}, {threads} thread{'s' if threads > 1 else ''} ...", file=sys.stderr, flush=True)
        steps[workload, threads] = measure(everyone, workload, threads, arguments.rounds)
    print("start-up and memory ...", file=sys.stderr, flush=True)
    starters = [program for program in everyone if program.once]
    memory = {workload: {program.name: peak_memory(program, workload) for program in starters}
              for workload in MEMORY_WORKLOADS}
    return report.tables(steps, start_up(starters), memory)


def main():
    arguments = parse_arguments()
    command = " ".join(["./dev benchmarks", *sys.argv[1:]])
    with tempfile.TemporaryDirectory() as folder:
        if arguments.growth:
            return growth.run(BUILD / "xgrad", folder, PAGE, command, arguments.write)
        tables = measure_all(arguments, pathlib.Path(folder))
    text = f"{tables}\n\n{report.circumstances(command)}"
    print(text)
    if arguments.write:
        report.write(PAGE, text)


if __name__ == "__main__":
    main()
