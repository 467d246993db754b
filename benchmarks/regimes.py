"""Where another limit takes over as a network grows, derived from what was measured and from the sizes of the caches."""

import itertools
import typing


class Point(typing.NamedTuple):
    """A network of a series."""

    value: int  # of what grows
    operations: int  # of a step
    bytes: int  # of weights and gradients
    times: list  # microseconds a step, by number of threads

    def rate(self, threads=0):
        """GFLOP/s."""
        return self.operations / self.times[threads] / 1e3


class Regime(typing.NamedTuple):
    name: str
    meaning: str
    begins: dict  # by series: at which value, or None


def first(series, condition):
    return next((point.value for point in series if condition(point)), None)


def first_of_the_last(series, condition):
    """The first of those at the end that all meet the condition."""
    last = list(itertools.takewhile(condition, reversed(series)))
    return last[-1].value if last else None


def binary_size(count):
    return f"{count / 2**20:g} MiB" if count >= 2**20 else f"{count / 2**10:g} KiB"


def arithmetic(points):
    best = max(point.rate() for series in points.values() for point in series)
    meaning = f"the rate is above half of the best one, which is {best:.0f} GFLOP/s,"
    return Regime("overhead → arithmetic", meaning,
                  {name: first(series, lambda point: point.rate() > best / 2) for name, series in points.items()})


def larger_than(cache, size, points):
    return Regime(f"out of {cache}", f"weights and gradients are larger than {cache} ({binary_size(size)})",
                  {name: first(series, lambda point: point.bytes > size) for name, series in points.items()})


def slower(points):
    def beginning(series):
        best = max(point.rate() for point in series)
        return first_of_the_last(series, lambda point: point.rate() < 0.9 * best)

    return Regime("slower", "the rate falls below 0.9 of the best in its series",
                  {name: beginning(series) for name, series in points.items()})


def two_threads(points):
    return Regime("2 threads", "two threads take less than 0.9 of the time of one",
                  {name: first_of_the_last(series, lambda point: point.times[1] < 0.9 * point.times[0])
                   for name, series in points.items()})


def regimes(points, caches):
    """Of series of points by name; caches: the bytes of each by its name."""
    found = [arithmetic(points)]
    found += [larger_than(cache, caches[cache], points) for cache in ("L2", "L3") if cache in caches]
    found.append(slower(points))
    if all(len(point.times) > 1 for series in points.values() for point in series):
        found.append(two_threads(points))
    return found


def sentence(regime):
    places = [f"{name} {value}" for name, value in regime.begins.items() if value is not None]
    return f"- **{regime.name}**: {regime.meaning} {'from ' + ', '.join(places) + ' on' if places else 'nowhere'}."


def sentences(points, regimes):
    smallest = min(point.times[0] for series in points.values() for point in series)
    begin = f"The quickest of these steps takes {smallest:.1f} µs. With one thread, unless it says otherwise:"
    return "\n".join([begin, "", *map(sentence, regimes)])
