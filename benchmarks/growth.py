"""How the time of a training step grows with width, depth and mini-batch: a table and a plot."""

import collections
import json
import pathlib
import statistics
import subprocess

import report
from regimes import Point, regimes, sentences

CLASSES = 10
ROUNDS, SECONDS = 3, 0.3
BEGIN, END = "<!-- growth -->", "<!-- end of growth -->"
SERIES = {  # what grows: its values, and the network for one of them as (width, hidden layers, mini-batch)
    "width": ([16, 32, 64, 128, 256, 512, 1024, 2048], lambda width: (width, 2, 64)),
    "depth": ([1, 2, 4, 8, 16, 32, 64], lambda depth: (64, depth, 64)),
    "batch": ([1, 4, 16, 64, 256, 1024, 4096], lambda batch: (128, 2, batch)),
}
DASHED, SMALL = 'nohead dashtype 2 linecolor "gray50"', 'font ",10"'
PLOT = """
set terminal svg size 960,720 font "sans-serif,13" background "white"
set output "{output}"
set logscale xy
set format y "%g"
set grid
set key above
set multiplot layout 2,2
set ylabel "µs a step"
{panels}
unset arrow
unset label
set xlabel "operations a step"
set ylabel "GFLOP/s"
set format x "10^{{%L}}"
set key inside bottom right
{half}
plot {rates}
"""


def network(width, hidden, batch):
    layers = [layer for _ in range(hidden) for layer in ({"type": "Linear", "units": width}, "ReLU")]
    return {
        "data": {"format": "synthetic", "kind": "noise", "shape": [width], "classes": CLASSES, "samples": 2 * batch},
        "model": [*layers, {"type": "Linear", "units": CLASSES}],
        "loss": "SoftmaxWithLoss",
        "optimizer": "SGD",
        "training": {"epochs": 1, "batch": {"size": batch}},
    }


def operations(width, hidden, batch):
    """Of the products in a step: each weight takes part in three, but for the first layer's, as data need no gradient."""
    return 2 * batch * (3 * (hidden * width**2 + width * CLASSES) - width**2)


def bytes_of_weights(width, hidden, batch):
    """And of their gradients."""
    return 2 * 4 * (hidden * (width + 1) * width + (width + 1) * CLASSES)


def step_microseconds(xgrad, model, threads):
    command = [str(xgrad), "bench", str(model), "--json", "--threads", str(threads), "--seconds", str(SECONDS)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["step_us"]


def measure(xgrad, folder, threads):
    """By what grows: its points. Each round goes over all of them."""
    model = pathlib.Path(folder) / "model.json"
    times = collections.defaultdict(list)
    for number in range(1, ROUNDS + 1):
        for name, (values, sizes_of) in SERIES.items():
            report.progress(f"round {number} of {ROUNDS}: {name}")
            for value in values:
                model.write_text(json.dumps(network(*sizes_of(value))))
                for used in threads:
                    times[name, value, used].append(step_microseconds(xgrad, model, used))
    median = lambda name, value: [statistics.median(times[name, value, used]) for used in threads]
    return {name: [Point(value, operations(*sizes_of(value)), bytes_of_weights(*sizes_of(value)), median(name, value))
                   for value in values]
            for name, (values, sizes_of) in SERIES.items()}


def table(points, threads):
    header = ["", "operations", *(f"µs, {used} thr." for used in threads), *(f"GFLOP/s, {used} thr." for used in threads)]
    rows = [[f"{name} {point.value}", f"{point.operations:.2g}", *map(report.microseconds, point.times),
             *(f"{point.rate(i):.1f}" for i in range(len(threads)))]
            for name, series in points.items() for point in series]
    return report.markdown(header, rows)


def inline(name, rows):
    lines = "\n".join(" ".join(f"{number:g}" for number in row) for row in rows)
    return f"${name} << END\n{lines}\nEND\n"


def curves(name, threads):
    return ", ".join(f'${name} using 1:{2 + i} with linespoints title "{report.counted(used, "thread")}"'
                     for i, used in enumerate(threads))


def marks(name, series, found):
    """Lines where other regimes begin within the series, with their names; those at the same value share one."""
    names = collections.defaultdict(list)
    for regime in found:
        if regime.begins[name] not in (None, series[0].value):
            names[regime.begins[name]].append(regime.name)
    return "".join(mark(series, value, ", ".join(here)) for value, here in names.items())


def mark(series, value, name):
    """The name stands where the curve does not: on top while it is low."""
    time = next(point.times[0] for point in series if point.value == value)
    low = time**2 < series[0].times[0] * series[-1].times[0]
    return (f'set arrow from {value}, graph 0 to {value}, graph 1 {DASHED}\n'
            f'set label "{name}" at {value}, graph {"0.98 right" if low else "0.02 left"} rotate offset -0.6,0 {SMALL}\n')


def half_of_the_best(points):
    half = max(point.rate() for series in points.values() for point in series) / 2
    return (f'set arrow from graph 0, first {half:g} to graph 1, first {half:g} {DASHED}\n'
            f'set label "half of the best" at graph 0.98, first {half:g} right offset 0,-0.6 {SMALL}')


def panel(name, series, found, threads):
    return f'unset arrow\nunset label\n{marks(name, series, found)}set xlabel "{name}"\nplot {curves(name, threads)}'


def plot(points, found, threads, output):
    data = "".join(inline(name, [(point.value, *point.times) for point in series]) for name, series in points.items())
    data += "".join(inline(f"{name}_rate", [(point.operations, *map(point.rate, range(len(threads)))) for point in series])
                    for name, series in points.items())
    panels = "\n".join(panel(name, series, found, threads) for name, series in points.items())
    rates = ", ".join(f'${name}_rate using 1:2 with linespoints title "{name}, 1 thread"' for name in points)
    script = data + PLOT.format(output=output, panels=panels, half=half_of_the_best(points), rates=rates)
    subprocess.run(["gnuplot"], input=script, text=True, check=True)


def run(xgrad, folder, page, command, threads, write):
    points = measure(xgrad, folder, threads)
    found = regimes(points, report.cache_bytes())
    text = "\n\n".join([table(points, threads), sentences(points, found), report.circumstances(command)])
    print(text)
    if write:
        plot(points, found, threads, page.parent / "growth.svg")
        report.write(page, text, BEGIN, END)
