"""Runs cold JVMs and prints Markdown tables; see README.md."""

import os
import statistics
import tempfile
from pathlib import Path

from contestants import sizes
from jvm import feature
from starts import (
    AT_ONCE, AT_ONCE_ROUNDS, CLOSE, CLOSE_PEERS, CLOSE_ROUNDS, CLOSE_SIZE, JDKS, ROUNDS, SMOKE, at_once, measure)


def table(columns, digits):
    """Columns are a heading and, for each row, what was measured."""
    print("| " + " | ".join(["", *columns]) + " |")
    print("|---" * (len(columns) + 1) + "|")
    for name in dict.fromkeys(name for values in columns.values() for name in values):
        print("| " + " | ".join([name, *(cell(values.get(name), digits) for values in columns.values())]) + " |")
    print()


def cell(taken, digits):
    if not taken:
        return "–"
    # Add zero, because Python can round to -0
    middle, least, most = (
        f"{round(figure, digits) + 0.0:.{digits}f}" for figure in (statistics.median(taken), min(taken), max(taken)))
    return f"{middle} ({least} to {most})"


# (figure, at most so many times, the figure of the same run that it is compared with); times depend on the machine, ratios less
BUDGETS = (
    *zip((CLOSE, CLOSE), (0.5, 0.25), CLOSE_PEERS),
    ("Ferrule, first start", 1, "JNA 5.19.1, resource path"),
    ("Ferrule, cached, JNA interface", 1, "JNA 5.19.1, absolute path"),
)


def budgets(measured):
    """Prints whether the loader meets its budgets for a library of 10 MB, from the same run."""
    print("| budget | measured | |\n|---|---|---|")
    for (jdk, size), rounds in measured.items():
        if size == CLOSE_SIZE:
            for own, most, peer in BUDGETS:
                ratio = statistics.median(rounds[own]) / statistics.median(rounds[peer])
                met = "met" if ratio <= most else "missed"
                print(f"| JDK {jdk}, {size}: {own} ≤ {most} × {peer} | {ratio:.2f} × | {met} |")
    print()


def tables(homes):
    print(f"CPU milliseconds more than an empty `main`: median (and range) of {ROUNDS} interleaved rounds, or of "
          f"{CLOSE_ROUNDS} for \"{CLOSE}\" and, at {CLOSE_SIZE}, what it is compared with. {os.cpu_count()} CPUs, load average {os.getloadavg()[0]:.1f} before "
          "the run.\n", flush=True)
    measured = measure(sizes(SMOKE), homes)
    table({f"{jdk}, {size}": rounds for (jdk, size), rounds in measured.items()}, 0)
    if not SMOKE and all(name in values for values in measured.values() for own, _, peer in BUDGETS for name in (own, peer)):
        budgets(measured)
    print(f"Seconds until the last of {AT_ONCE} JVMs ends that start at the same time with an empty home, 10 MB: "
          f"median (and range) of {AT_ONCE_ROUNDS} rounds\n")
    table({f"JDK {feature(jdk)}": at_once(jdk, sizes(True)[-1], homes) for jdk in JDKS}, 1)


def main():
    # Outside this checkout: the loader checks every folder above a cache, so a home should be as deep as a user's
    with tempfile.TemporaryDirectory(prefix="ferrule-bench-") as homes:
        tables(Path(homes))


if __name__ == "__main__":
    main()
