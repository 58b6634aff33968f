"""Measures one start after another, and many at the same time."""

import os
import random
import re
import sys
import time
from pathlib import Path

from contestants import contestants
from jvm import command, empty, end, feature, start

SMOKE = "--smoke" in sys.argv
JDKS = [Path(home) for home in os.environ["BENCH_JDKS"].split(":")][-1 if SMOKE else 0:]
ROUNDS = 1 if SMOKE else int(os.environ.get("BENCH_ROUNDS", "15"))
# Where milliseconds count: two starts of the same JVM are easily ten apart, and medians of sixty still four
CLOSE, CLOSE_ROUNDS = "Ferrule, cached, System.load(path)", 1 if SMOKE else max(ROUNDS, 240)
# What a budget compares it with is measured as often, or the noise of a few rounds decides the ratio
CLOSE_PEERS, CLOSE_SIZE = ("javacpp 1.5.12, cached", "jar-jni 1.2.0"), "10 MB"
AT_ONCE, AT_ONCE_ROUNDS = (4, 1) if SMOKE else (16, 3)
ONLY = re.compile(os.environ.get("BENCH_ONLY", ""))


def running(jdk, size):
    return [each for each in contestants(size) if feature(jdk) >= each.since and ONLY.search(each.name)]


class Start:
    """One command and the milliseconds of each round."""

    def __init__(self, line, home, cold, close):
        self.line, self.home, self.cold, self.close = line, home, cold, close
        self.taken = []

    def run(self, counted):
        if self.cold:
            empty(self.home)
        taken = end(start(self.line), self.line)
        if counted:
            self.taken.append(taken)


class Cell:
    """One JDK and one size of library."""

    def __init__(self, jdk, size, homes):
        self.name = (feature(jdk), size.name)
        self.jdk, self.warm, self.cold = jdk, homes / f"warm-{feature(jdk)}-{size.file.stem}", homes / "cold"
        empty(self.warm)
        self.running = running(jdk, size)
        names = (CLOSE, *CLOSE_PEERS) if size.name == CLOSE_SIZE else (CLOSE,)
        close = {key for each in self.running if each.name in names for key in (each.name, each.jars)}
        self.starts = {each.name: self.start_of(each, each.name in close) for each in self.running}
        for jars in {each.jars for each in self.running}:
            self.starts[jars] = Start(command(jdk, self.warm, "Empty", jars), self.warm, False, jars in close)

    def start_of(self, each, close):
        home = self.cold if each.cold else self.warm
        return Start(command(self.jdk, home, each.program, each.jars, each.arguments), home, each.cold, close)

    def over_empty(self):
        """By contestant, the milliseconds more than an empty main on the same class path, for each round.

        Round by round, as on a machine that runs at two speeds the medians of both sides may well be of one speed each.
        """
        return {
            each.name: [one - empty for one, empty in zip(self.starts[each.name].taken, self.starts[each.jars].taken)]
            for each in self.running}


def measure(sizes, homes):
    """By JDK and size, by contestant. Each round runs all of them, so that a slow minute does not affect only one size."""
    cells = [Cell(jdk, size, homes) for jdk in JDKS for size in sizes]
    for number in range(-1, CLOSE_ROUNDS):
        for cell in random.sample(cells, len(cells)):
            for each in random.sample(list(cell.starts.values()), len(cell.starts)):
                if number < ROUNDS or each.close:
                    each.run(counted=number >= 0)
    return {cell.name: cell.over_empty() for cell in cells}


def at_once(jdk, size, homes):
    """By contestant, the seconds until the last of many JVMs ends that start at the same time with an empty home."""
    return {each.name: [rush(jdk, each, homes / "cold") for _ in range(AT_ONCE_ROUNDS)]
            for each in running(jdk, size) if each.each_start}


def rush(jdk, contestant, home):
    empty(home)
    line = command(jdk, home, contestant.program, contestant.jars, contestant.arguments)
    begin = time.monotonic()
    for pid in [start(line) for _ in range(AT_ONCE)]:
        end(pid, line)
    return time.monotonic() - begin
