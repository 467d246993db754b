"""Measures xgrad's training step beside its peers and its limit, all in turns in one run. Called by ./dev benchmarks."""
import argparse
import datetime
import json
import os
import pathlib
import statistics
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAMS = ROOT / "build" / "bench"
WORKLOADS = ["tiny", "textbook", "small", "wide", "deep", "chain"]
PYTHON = "/usr/bin/python3" if pathlib.Path("/usr/bin/python3").exists() else sys.executable


def model_of(workload):
    return "chain" if workload == "chain" else str(ROOT / "models" / "bench" / (workload + ".json"))


def commands(workload, threads):
    """What to run for a workload: {name: (command, environment)}."""
    programs, model, count = PROGRAMS / "benchmarks", model_of(workload), str(threads)
    own = [str(PROGRAMS / "xgrad"), "bench", model, "--threads", count, "--json"]
    found = {"xgrad": (own if workload != "chain" else [str(programs / "chain"), count], {})}
    if (programs / "limit").exists():
        found["limit"] = ([str(programs / "limit"), model, count], {})
    if (programs / "libtorch").exists():
        # Both its OpenMP and OpenBLAS would take all threads, and then wait for each other.
        found["libtorch"] = ([str(programs / "libtorch"), model, count], {"OPENBLAS_NUM_THREADS": "1"})
    if (programs / "dlib").exists() and workload != "chain":
        found["dlib"] = ([str(programs / "dlib"), model], {"OPENBLAS_NUM_THREADS": count})
    if subprocess.run([PYTHON, "-c", "import numpy"], capture_output=True).returncode == 0:
        found["NumPy"] = ([PYTHON, str(ROOT / "benchmarks/numpy_peer.py"), model], {"OPENBLAS_NUM_THREADS": count})
    return found


def run(command, environment):
    result = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **environment})
    if result.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{result.stderr}")
    return json.loads(result.stdout)["step_us"]


def measure(workload, threads, rounds):
    """The median over the rounds of each program's median: in turns, so that what slows one slows all."""
    programs = commands(workload, threads)
    times = {name: [] for name in programs}
    for _ in range(rounds):
        for name, (command, environment) in programs.items():
            times[name].append(run(command, environment))
    return {name: statistics.median(values) for name, values in times.items()}


def text(microseconds):
    return "–" if microseconds is None else f"{microseconds:,.1f}" if microseconds < 100 else f"{microseconds:,.0f}"


def table(results, names):
    peers = [n for n in names if n not in ("xgrad", "limit")]
    lines = ["| workload | threads | " + " | ".join(names) + " | xgrad / limit | best peer / xgrad |",
             "|" + "---|" * (len(names) + 4)]
    for (workload, threads), times in results.items():
        others = [times[p] for p in peers if p in times]
        ratio = f"{times['xgrad'] / times['limit']:.2f}" if "limit" in times else "–"
        lead = f"{min(others) / times['xgrad']:.1f}" if others else "–"
        row = " | ".join(text(times.get(n)) for n in names)
        lines.append(f"| {workload} | {threads} | {row} | {ratio} | {lead} |")
    return "\n".join(lines)


def start_up():
    """Milliseconds from the start of the command to its end, with one step of the tiny model between, and peak memory."""
    import resource
    import tempfile
    import time
    with tempfile.TemporaryDirectory() as folder:
        command = [str(PROGRAMS / "xgrad"), "train", model_of("tiny"), "--set", "training.steps=1", "--quiet",
                   "--out", folder + "/run"]
        times = []
        for _ in range(21):
            before = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            times.append((time.perf_counter() - before) * 1e3)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return statistics.median(times), memory


def machine():
    info = subprocess.run(["lscpu"], capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"}).stdout
    model = next((line.split(":", 1)[1].strip() for line in info.splitlines() if line.startswith("Model name")), "?")
    vectors = "AVX-512" if "avx512f" in info else "AVX2" if "avx2" in info else "neither AVX2 nor AVX-512"
    return f"{model}, {os.cpu_count()} cores, {vectors}"


def write_page(lines):
    page = ROOT / "docs" / "benchmarks.md"
    begin, end = "<!-- results -->", "<!-- end of results -->"
    content = page.read_text(encoding="utf-8")
    head, rest = content.split(begin, 1)
    page.write_text(f"{head}{begin}\n{lines}\n{end}{rest.split(end, 1)[1]}", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(prog="./dev benchmarks", description=__doc__)
    parser.add_argument("--threads", default="1,2", help="thread counts, with commas between (default: 1,2)")
    parser.add_argument("--workloads", default=",".join(WORKLOADS), help="with commas between (default: all)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each program is run (default: 3)")
    parser.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    options = parser.parse_args()
    unknown = set(options.workloads.split(",")) - set(WORKLOADS)
    if unknown:
        parser.error(f"unknown workload {', '.join(sorted(unknown))}; there are {', '.join(WORKLOADS)}")

    start, memory = start_up()
    results = {}
    for threads in map(int, options.threads.split(",")):
        for workload in options.workloads.split(","):
            print(f"{workload}, {threads} thread{'s' if threads > 1 else ''} ...", file=sys.stderr, flush=True)
            results[workload, threads] = measure(workload, threads, options.rounds)
    names = list(dict.fromkeys(name for times in results.values() for name in times))
    lines = (f"Microseconds a training step on {machine()}; {datetime.date.today()}.\n\n{table(results, names)}\n\n"
             f"`xgrad train` with one step of tiny, from start to end of the process: {start:.1f} ms, at most {memory:.1f} MB.")
    print(lines)
    if options.write:
        write_page(lines)


if __name__ == "__main__":
    main()
