"""Runs processes and records what they cost, including the child processes that they waited for."""

import os
import random
import resource
import statistics
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

# Kilobytes. A child starts with the peak of its parent (linux, fs/exec.c, exec_mmap), so the parent has to stay small
HARNESS_LIMIT = 60_000


class Failed(Exception):
    """A program that is measured did not do its work."""


@dataclass(frozen=True)
class Usage:
    """Seconds on the clock, seconds of CPU, and the peak of the largest process in MB."""

    wall: float
    cpu: float
    rss: float


@dataclass(frozen=True)
class Command:
    """One command, as a user would type it.

    codes: the exit codes that mean success; expect: what the output must hold, so that nothing passes by doing nothing
    """

    words: tuple
    folder: Path
    environment: dict
    codes: tuple = (0,)
    expect: str = ""

    def run(self, log):
        """Runs it with its output in a file, because a terminal would cost time too."""
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("wb") as out:
            start = time.monotonic()
            process = subprocess.Popen(
                self.words, cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
            _, status, used = os.wait4(process.pid, 0)
            wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > HARNESS_LIMIT:
            raise Failed("the harness has grown large, and Linux counts that to the peak of what it starts")
        text = log.read_text(errors="replace")
        if process.returncode not in self.codes or self.expect not in text:
            raise Failed(f"{' '.join(self.words)}\nin {self.folder}: exit code {process.returncode}\n{text[-3000:]}")
        return Usage(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000)


class Samples:
    """Measurements by row and column."""

    def __init__(self, rows=()):
        self.cells = {row: {} for row in rows}

    def add(self, row, column, usage):
        cell = self.cells.setdefault(row, {}).setdefault(column, {"wall": [], "cpu": [], "rss": []})
        for kind in cell:
            cell[kind].append(round(getattr(usage, kind), 4))


def rounds(number, sides):
    """Runs every side once in each round, in a new order, so that other load on the machine affects all sides alike."""
    for _ in range(number):
        yield from random.sample(sides, len(sides))


def median(values):
    return statistics.median(values)
