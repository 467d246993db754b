"""How the time of a training step grows with width, depth and mini-batch: a table and a plot."""

import json
import pathlib
import subprocess

import report

THREADS = [1, 2]
CLASSES = 10
BEGIN, END = "<!-- growth -->", "<!-- end of growth -->"
SERIES = {  # what grows: its values, and the network for one of them as (width, hidden layers, mini-batch)
    "width": ([16, 32, 64, 128, 256, 512, 1024, 2048], lambda width: (width, 2, 64)),
    "depth": ([1, 2, 4, 8, 16, 32, 64], lambda depth: (64, depth, 64)),
    "batch": ([1, 4, 16, 64, 256, 1024, 4096], lambda batch: (128, 2, batch)),
}
PLOT = """
set terminal svg size 960,640 font "sans-serif,13" background "white"
set output "{output}"
set logscale xy
set format y "%g"
set grid
set key top left
set multiplot layout 2,2
set ylabel "µs a step"
{panels}
set xlabel "operations a step"
set ylabel "GFLOP/s"
set format x "10^{{%L}}"
set key bottom right
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


def step_microseconds(xgrad, model, threads):
    command = [str(xgrad), "bench", str(model), "--json", "--threads", str(threads)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["step_us"]


def measure(xgrad, folder):
    """By what grows: a list of (value, operations a step, microseconds by threads)."""
    model = pathlib.Path(folder) / "model.json"
    points = {}
    for name, (values, sizes_of) in SERIES.items():
        points[name] = []
        for value in values:
            model.write_text(json.dumps(network(*sizes_of(value))))
            times = [step_microseconds(xgrad, model, threads) for threads in THREADS]
            points[name].append((value, operations(*sizes_of(value)), times))
    return points


def rate(work, microseconds):
    return work / microseconds / 1e3


def table(points):
    header = ["", "operations", *(f"µs, {threads} thr." for threads in THREADS),
              *(f"GFLOP/s, {threads} thr." for threads in THREADS)]
    rows = [[f"{name} {value}", f"{work:.2g}", *map(report.microseconds, times), *(f"{rate(work, t):.1f}" for t in times)]
            for name, series in points.items() for value, work, times in series]
    return report.markdown(header, rows)


def inline(name, rows):
    lines = "\n".join(" ".join(f"{number:g}" for number in row) for row in rows)
    return f"${name} << END\n{lines}\nEND\n"


def curves(name):
    return ", ".join(f'${name} using 1:{2 + i} with linespoints title "{threads} thread{"s" * (threads > 1)}"'
                     for i, threads in enumerate(THREADS))


def plot(points, output):
    data = "".join(inline(name, [(value, *times) for value, _, times in series]) for name, series in points.items())
    data += "".join(inline(f"{name}_rate", [(work, *(rate(work, t) for t in times)) for _, work, times in series])
                    for name, series in points.items())
    panels = "\n".join(f'set xlabel "{name}"\nplot {curves(name)}' for name in points)
    rates = ", ".join(f'${name}_rate using 1:2 with linespoints title "{name}, 1 thread"' for name in points)
    script = data + PLOT.format(output=output, panels=panels, rates=rates)
    subprocess.run(["gnuplot"], input=script, text=True, check=True)


def run(xgrad, folder, page, command, write):
    points = measure(xgrad, folder)
    text = f"{table(points)}\n\n{report.circumstances(command)}"
    print(text)
    if write:
        plot(points, page.parent / "growth.svg")
        report.write(page, text, BEGIN, END)
