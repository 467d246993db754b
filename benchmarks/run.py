"""Measures a training step of xgrad, of its limit and of each peer that is there, in turns; start-up, memory and the
training of a real network as well."""

import argparse
import os
import pathlib
import sys
import tempfile

import growth
import processes
import report
import steps
from programs import ROOT, XGRAD, programs

PAGE = ROOT / "docs/benchmarks.md"
QUOTA = pathlib.Path("/sys/fs/cgroup/cpu.max")
WORKLOADS = ["tiny", "textbook", "small", "wide", "deep", "chain"]
ROUNDS = 5
NOT_FOR_GROWTH = ["peers", "threads", "workloads", "rounds", "data_root"]


def usable_cores():
    """As xgrad counts them: those that this process may run on, or as many as its container's share of time makes up."""
    cores = len(os.sched_getaffinity(0))
    time, period = QUOTA.read_text().split() if QUOTA.exists() else ("max", 1)
    return cores if time == "max" else min(cores, -(-int(time) // int(period)))


def default_threads():
    return [threads for threads in (1, 2) if threads <= usable_cores()]


def list_of(kind):
    return lambda text: list(dict.fromkeys(kind(word) for word in text.split(",")))


def workload_name(name):
    if name not in WORKLOADS:
        raise argparse.ArgumentTypeError(f'there is no workload "{name}"; there are {", ".join(WORKLOADS)}')
    return name


def at_least_one(text):
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f'"{text}" is not a number from 1 on')
    return int(text)


def number_of_threads(text):
    threads, cores = at_least_one(text), usable_cores()
    if threads > cores:
        raise argparse.ArgumentTypeError(
            f"{threads} threads, but this process may use {report.counted(cores, 'core')}; ask for {cores} at most")
    return threads


def folder_of_mnist(text):
    if not (pathlib.Path(text) / "mnist").is_dir():
        raise argparse.ArgumentTypeError(f'there is no folder "mnist" in "{text}"')
    return text


def argument_parser():
    parser = argparse.ArgumentParser(prog="./dev benchmarks", description=__doc__, allow_abbrev=False)
    parser.add_argument("--peers", action="store_true", help="install the peers' packages first")
    parser.add_argument("--threads", type=list_of(number_of_threads),
                        help=f"numbers of threads, with commas between (default: {','.join(map(str, default_threads()))})")
    parser.add_argument("--workloads", type=list_of(workload_name),
                        help=f"with commas between (default: {','.join(WORKLOADS)})")
    parser.add_argument("--rounds", type=at_least_one, help=f"how often each program is run (default: {ROUNDS})")
    parser.add_argument("--data-root", metavar="FOLDER", type=folder_of_mnist,
                        help="the folder that mnist/ is in (default: where xgrad looks for data)")
    parser.add_argument("--growth", action="store_true",
                        help="measure instead how a step's time grows with width, depth and mini-batch")
    parser.add_argument("--write", action="store_true", help="put what was measured into docs/benchmarks.md")
    parser.add_argument("--check", action="store_true", help=argparse.SUPPRESS)  # the arguments, and measure nothing
    return parser


def parse_arguments():
    parser = argument_parser()
    arguments = parser.parse_args()
    refused = [name for name in NOT_FOR_GROWTH if getattr(arguments, name)]
    if arguments.growth and refused:
        option = refused[0].replace("_", "-")
        parser.error(f"--{option} beside --growth, which measures xgrad alone, on networks, threads and rounds of its own; "
                     "leave out one of the two")
    arguments.threads = arguments.threads or default_threads()
    arguments.workloads = arguments.workloads or WORKLOADS
    arguments.rounds = arguments.rounds or ROUNDS
    return arguments


def measure_all(arguments, folder):
    processes.give_up_locking_memory()
    everyone = list(programs(folder))
    step_table = report.step_table(steps.measure(everyone, arguments.workloads, arguments.threads, arguments.rounds))
    report.progress("start-up and memory")
    starters = [program for program in everyone if program.once]
    start_table = report.start_table(processes.start_up(starters), processes.peak_memories(starters))
    report.progress("training on MNIST")
    seconds = processes.mnist_training(arguments.threads, arguments.rounds, arguments.data_root, folder)
    command_table = report.command_table(seconds, processes.stripped_megabytes(XGRAD, folder))
    return "\n\n".join([step_table, start_table, command_table])


def main():
    arguments = parse_arguments()
    if arguments.check:
        return
    command = " ".join(["./dev benchmarks", *sys.argv[1:]])
    with tempfile.TemporaryDirectory() as folder:
        if arguments.growth:
            return growth.run(XGRAD, folder, PAGE, command, arguments.threads, arguments.write)
        tables = measure_all(arguments, pathlib.Path(folder))
    text = f"{tables}\n\n{report.circumstances(command)}"
    print(text)
    if arguments.write:
        report.write(PAGE, text)


if __name__ == "__main__":
    main()
