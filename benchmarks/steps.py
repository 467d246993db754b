"""The time of a training step in each program, in rounds that go over all workloads: a slow minute of the machine spoils
one round of some of them, and the median over the rounds leaves it out."""

import collections
import itertools
import statistics

import report
from report import LIMIT, OURS


class Samples:
    """Of one workload on one number of threads, a figure a round."""

    def __init__(self):
        self.microseconds = collections.defaultdict(list)  # by a program's name and the environment it ran in
        self.over_limit = []  # xgrad's time, divided by its limit's in the same round

    def best(self):
        """Microseconds by name: the median over the rounds, of the environment in which it is least."""
        best = {}
        for (name, _), times in self.microseconds.items():
            best[name] = min(statistics.median(times), best.get(name, float("inf")))
        return best


def turns(programs):
    """xgrad comes right before its limit and right after it: what slows the machine down slows both, and cancels."""
    named = {program.name: program for program in programs if program.step}
    ours, limit = named.pop(OURS), named.pop(LIMIT, None)
    return [*([ours, limit, ours] if limit else [ours]), *named.values()]


def measure_round(programs, workload, threads, samples):
    times = collections.defaultdict(list)
    for program in turns(programs):
        if workload in program.cannot:
            continue
        for way, environment in enumerate(program.environments(threads)):
            times[program.name, way].append(program.microseconds(workload, threads, environment))
    figures = {key: statistics.mean(of_key) for key, of_key in times.items()}
    for key, figure in figures.items():
        samples.microseconds[key].append(figure)
    if (LIMIT, 0) in figures:
        samples.over_limit.append(figures[OURS, 0] / figures[LIMIT, 0])


def measure(programs, workloads, threads, rounds):
    """Samples by workload and number of threads."""
    steps = {key: Samples() for key in itertools.product(workloads, threads)}
    for number in range(1, rounds + 1):
        for (workload, used), samples in steps.items():
            report.progress(f"round {number} of {rounds}: {workload}, {report.counted(used, 'thread')}")
            measure_round(programs, workload, used, samples)
    return steps
