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
        self.parts = []  # of the limit: how often each is in a step, and its time in each way to do it

    def best(self):
        """Microseconds by name: the median over the rounds, of the environment in which it is least."""
        best = {}
        for (name, _), times in self.microseconds.items():
            best[name] = min(statistics.median(times), best.get(name, float("inf")))
        if self.parts:
            best[LIMIT] = statistics.median(self.limit())
        return best

    def limit(self):
        """Microseconds by round: the sum of the parts, each in its fastest way."""
        return [sum(of_round) for of_round in zip(*map(fastest_way, zip(*self.parts)))]

    def over_limit(self):
        """xgrad's time, divided by its limit's in the same round."""
        return [ours / limit for ours, limit in zip(self.microseconds[OURS, 0], self.limit())]


def fastest_way(rounds):
    """The time of a part in a step, by round. Which way is the fastest is judged by the other rounds, if there are any: the
    least figure of a round would be too low by chance.

    >>> fastest_way([(1, [1, 9]), (1, [5, 2]), (1, [5, 2])])
    [9, 5, 5]
    >>> fastest_way([(3, [7, 2])])
    [6]
    """
    times = []
    for number, (count, ways) in enumerate(rounds):
        others = [of_round for _, of_round in rounds[:number] + rounds[number + 1:]] or [ways]
        medians = [statistics.median(of_way) for of_way in zip(*others)]
        times.append(count * ways[medians.index(min(medians))])
    return times


def turns(programs):
    """xgrad comes right before its limit and right after it: what slows the machine down slows both, and cancels."""
    named = {program.name: program for program in programs if program.step}
    ours, limit = named.pop(OURS), named.pop(LIMIT, None)
    return [*([ours, limit, ours] if limit else [ours]), *named.values()]


def measure_round(programs, workload, threads, samples):
    times = collections.defaultdict(list)
    for program in turns(programs):
        if program.name == LIMIT:
            samples.parts.append(program.measure(workload, threads)["parts"])
        elif workload not in program.cannot:
            for way, environment in enumerate(program.environments(threads)):
                times[program.name, way].append(program.measure(workload, threads, environment)["step_us"])
    for key, of_key in times.items():
        samples.microseconds[key].append(statistics.mean(of_key))


def measure(programs, workloads, threads, rounds):
    """Samples by workload and number of threads."""
    steps = {key: Samples() for key in itertools.product(workloads, threads)}
    for number in range(1, rounds + 1):
        for (workload, used), samples in steps.items():
            report.progress(f"round {number} of {rounds}: {workload}, {report.counted(used, 'thread')}")
            measure_round(programs, workload, used, samples)
    return steps
