"""The benchmarks' tables as Markdown, and their place in docs/benchmarks.md."""

import datetime
import json
import os
import statistics
import subprocess
import sys

from regimes import binary_size

BEGIN, END = "<!-- results -->", "<!-- end of results -->"
OURS, LIMIT = "xgrad", "limit"
PACKAGES = ["g++-12", "libopenblas0-pthread", "libdnnl2", "libxsmm-dev", "libtorch1.13", "libdlib19.1", "python3-numpy"]
NONE = "–"


def markdown(header, rows):
    """Columns as wide as their longest cell; all but the first stand to the right."""
    widths = [max(map(len, column)) for column in zip(header, *rows)]
    line = lambda cells: "| " + " | ".join(
        cell.ljust(width) if i == 0 else cell.rjust(width) for i, (cell, width) in enumerate(zip(cells, widths))) + " |"
    rule = ["-" * widths[0]] + ["-" * (width - 1) + ":" for width in widths[1:]]
    return "\n".join([line(header), line(rule), *map(line, rows)])


def progress(what):
    print(f"{what} ...", file=sys.stderr, flush=True)


def counted(number, noun):
    return f"{number} {noun}{'s' if number > 1 else ''}"


def microseconds(time):
    if time is None:
        return NONE
    return f"{time:,.1f}" if time < 100 else f"{time:,.0f}"


def ratio(numerator, denominator):
    return NONE if numerator is None or denominator is None else f"{numerator / denominator:.2f}"


def least(times):
    return min((time for time in times if time is not None), default=None)


def ratio_and_range(ratios):
    """Of the rounds: the median, and from which to which they range."""
    if not ratios:
        return NONE
    middle = f"{statistics.median(ratios):.2f}"
    return middle if len(ratios) == 1 else f"{middle} ({min(ratios):.2f}–{max(ratios):.2f})"


def step_table(steps):
    """Peers may leave threads idle where that is faster for them: they show their best up to that number."""
    best = {key: samples.best() for key, samples in steps.items()}
    names = list(dict.fromkeys(name for times in best.values() for name in times))
    peers = [name for name in names if name not in (OURS, LIMIT)]
    rows = []
    for (workload, threads), times in best.items():
        up_to = [other for (what, used), other in best.items() if what == workload and used <= threads]
        theirs = [least(other.get(peer) for other in up_to) for peer in peers]
        figures = [microseconds(time) for time in (times[OURS], times.get(LIMIT), *theirs)]
        rows.append([workload, str(threads), *figures, ratio_and_range(steps[workload, threads].over_limit()),
                     ratio(times[OURS], least(theirs))])
    return markdown(["µs a step", "threads", OURS, LIMIT, *peers, "xgrad / limit", "xgrad / best peer"], rows)


def start_table(milliseconds, megabytes):
    names = list(milliseconds)
    memory = [[f"{workload}: peak resident memory, MB", *(f"{of[name]:.1f}" for name in names)]
              for workload, of in megabytes.items()]
    return markdown(["one step, one thread", *names],
                    [["tiny: start to end of the process, ms", *(f"{milliseconds[name]:.1f}" for name in names)], *memory])


def command_table(training_seconds, megabytes):
    training = [[f"textbook on MNIST, 16 epochs, {counted(threads, 'thread')}: s", f"{seconds:.2f}"]
                for threads, seconds in training_seconds.items()]
    table = markdown(["the command", "xgrad"], [*training, ["size of its file, stripped: MB", f"{megabytes:.1f}"]])
    return table if training else f"{table}\n\nMNIST was not there to be trained on."


def processor():
    listing = subprocess.run(["lscpu"], capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"}).stdout
    facts = dict(map(str.strip, line.split(":", 1)) for line in listing.splitlines() if ":" in line)
    flags = facts.get("Flags", "").split()
    vectors = "AVX-512" if "avx512f" in flags else "AVX2" if "avx2" in flags else "neither AVX2 nor AVX-512"
    caches = ", ".join(f"{name} {binary_size(size)}" for name, size in cache_bytes().items() if name in ("L1d", "L2", "L3"))
    return f"{facts.get('Model name', 'unknown processor')}, {os.cpu_count()} cores, {vectors}; one cache each: {caches}"


def cache_bytes():
    """Of one cache of each kind, by its name; empty where the system does not tell."""
    query = ["lscpu", "--bytes", "--caches=NAME,ONE-SIZE", "--json"]
    listing = subprocess.run(query, capture_output=True, text=True).stdout
    return {cache["name"]: int(cache["one-size"]) for cache in json.loads(listing or "{}").get("caches", [])}


def versions():
    """Of the packages that are installed."""
    query = ["dpkg-query", "--show", "--showformat", "${Package} ${Version}\n", *PACKAGES]
    lines = subprocess.run(query, capture_output=True, text=True).stdout.splitlines()
    return ", ".join(line for line in lines if len(line.split()) == 2)


def circumstances(command):
    return f"`{command}`, {datetime.date.today()}, on {processor()}. {versions()}."


def write(page, text, begin=BEGIN, end=END):
    """Puts the text between two marks of the page."""
    head, rest = page.read_text(encoding="utf-8").split(begin, 1)
    page.write_text(f"{head}{begin}\n\n{text}\n\n{end}{rest.split(end, 1)[1]}", encoding="utf-8")
