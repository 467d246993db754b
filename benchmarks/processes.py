"""What whole processes take, seen from outside: their start, their memory, the training of a real network, their size."""

import collections
import ctypes
import json
import os
import resource
import statistics
import subprocess
import sys
import time

from programs import ROOT, XGRAD, run

MEMORY_WORKLOADS = ["tiny", "wide", "deeper"]
STARTS = 20
PR_CAPBSET_DROP, CAP_IPC_LOCK = 24, 14
LOCKED_BYTES = 65536
PR_SET_CHILD_SUBREAPER = 36
MNIST_MODEL = ROOT / "models/textbook/ch05_relu.json"
MNIST_SETTINGS = ["--set", "training.epochs=16", "--set", "training.batch.sampling=without_replacement"]


def give_up_locking_memory():
    """The programs that this process starts from now on may lock little memory, as is so for most users: with root's right to
    it libxsmm would lock tables of 8 MB."""
    ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_IPC_LOCK, 0, 0, 0)
    resource.setrlimit(resource.RLIMIT_MEMLOCK, (LOCKED_BYTES, LOCKED_BYTES))


def start_up(programs):
    """Milliseconds from start to end of a process that does one step of tiny, by name: in turns, medians."""
    times = collections.defaultdict(list)
    for _ in range(STARTS):
        for program in programs:
            before = time.perf_counter()
            run(program.once("tiny"), program.environments(1)[0])
            times[program.name].append((time.perf_counter() - before) * 1e3)
    return {name: statistics.median(of_name) for name, of_name in times.items()}


def peak_memory(program, workload):
    """Megabytes that a process holds at most that does one step of the workload."""
    command = [str(word) for word in program.once(workload)]
    settings = [f"{name}={value}" for name, value in program.environments(1)[0].items()]
    # A process is charged with what its parent held when it was made. A shell's child is charged with little, and
    # becomes this process's to wait for when the shell ends.
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    shell = subprocess.run(["sh", "-c", 'env "$@" >/dev/null & echo $!', "sh", *settings, *command], check=True,
                           capture_output=True, text=True)
    _, status, usage = os.wait4(int(shell.stdout), 0)
    if status != 0:
        sys.exit(f"{' '.join(command)}: exit code {os.waitstatus_to_exitcode(status)}\n{shell.stderr}")
    return usage.ru_maxrss / 1024


def peak_memories(programs):
    """Megabytes by workload and name."""
    return {workload: {program.name: peak_memory(program, workload) for program in programs}
            for workload in MEMORY_WORKLOADS}


def has_mnist(place):
    """If it is not there, the command's message says where it was looked for."""
    done = subprocess.run([XGRAD, "check", MNIST_MODEL, *place], capture_output=True, text=True)
    if done.returncode != 0:
        print(f"MNIST is left out:\n{done.stdout}{done.stderr}", end="", file=sys.stderr)
    return done.returncode == 0


def mnist_training(threads, rounds, data_root, folder):
    """Seconds by number of threads, in turns, medians: 16 epochs, with the evaluation after each; none without MNIST."""
    place = ["--data-root", data_root] if data_root else []
    if not has_mnist(place):
        return {}
    seconds = collections.defaultdict(list)
    for _, used in [(number, used) for number in range(rounds) for used in threads]:
        summary = run([XGRAD, "train", MNIST_MODEL, *MNIST_SETTINGS, *place, "--threads", used, "--quiet", "--json",
                       "--out", folder / "mnist"])
        seconds[used].append(json.loads(summary)["seconds"])
    return {used: statistics.median(of_used) for used, of_used in seconds.items()}


def stripped_megabytes(binary, folder):
    run(["strip", "-o", folder / "stripped", binary])
    return (folder / "stripped").stat().st_size / 1e6
