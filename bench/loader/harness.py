"""Runs cold JVMs and prints Markdown tables; see README.md."""

import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from contestants import WORK, contestants, sizes

SMOKE = "--smoke" in sys.argv
ROUNDS = 1 if SMOKE else int(os.environ.get("BENCH_ROUNDS", "15"))
AT_ONCE, AT_ONCE_ROUNDS = (4, 1) if SMOKE else (16, 3)
JDKS = [Path(home) for home in os.environ["BENCH_JDKS"].split(":")][-1 if SMOKE else 0:]
ONLY = re.compile(os.environ.get("BENCH_ONLY", ""))
# Where milliseconds count: two starts of the same JVM are easily ten apart, and medians of sixty still four
CLOSE, CLOSE_ROUNDS = "Ferrule, cached, System.load(path)", 1 if SMOKE else max(ROUNDS, 240)
ASKED = (CLOSE, "Ferrule, first start", "Ferrule, cached, JNA interface",
         "JNA 5.19.1, absolute path", "JNA 5.19.1, resource path")
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(("FERRULE_", "XDG_"))}


def feature(jdk):
    for line in (jdk / "release").read_text().splitlines():
        if line.startswith("JAVA_VERSION="):
            return int(line.split('"')[1].split(".")[0])
    raise SystemExit(f"{jdk} is no JDK")


def command(jdk, home, program, jars, arguments):
    path = ":".join(str(each) for each in [*jars, WORK / "classes"])
    flags = [f"-Duser.home={home}", f"-Djava.io.tmpdir={home}/tmp"]
    if feature(jdk) >= 24:
        flags.append("--enable-native-access=ALL-UNNAMED")
    return [str(jdk / "bin/java"), *flags, "-cp", path, program, *map(str, arguments)]


def start(arguments):
    return os.posix_spawn(
        arguments[0], arguments, ENVIRONMENT,
        file_actions=[(os.POSIX_SPAWN_OPEN, fd, "/dev/null", os.O_RDWR, 0) for fd in (0, 1, 2)])


def end(pid, arguments):
    """Milliseconds of user and system time, children included."""
    _, status, usage = os.wait4(pid, 0)
    if status:
        shown = subprocess.run(arguments, env=ENVIRONMENT, capture_output=True, text=True)
        raise SystemExit(f"failed: {' '.join(arguments)}\n{shown.stderr}")
    return (usage.ru_utime + usage.ru_stime) * 1000


def empty(home):
    shutil.rmtree(home, ignore_errors=True)
    (home / "tmp").mkdir(parents=True)


def measure(jdk, size, homes):
    """Name of the contestant: CPU milliseconds over an empty main on the same class path, each round.

    Round by round, as on a machine that runs at two speeds the medians of both sides may well be of one speed each.
    """
    running = [each for each in contestants(size) if feature(jdk) >= each.since and ONLY.search(each.name)]
    jobs = [(each.name, each.program, each.jars, each.arguments, each.cold) for each in running]
    jobs += [(jars, "Empty", jars, [], False) for jars in {each.jars for each in running}]
    times = {key: [] for key, *_ in jobs}
    close = {key for each in running if each.name == CLOSE for key in (each.name, each.jars)}
    empty(homes / "warm")
    for number in range(-1, CLOSE_ROUNDS):
        for key, program, jars, arguments, cold in random.sample(jobs, len(jobs)):
            if number >= ROUNDS and key not in close:
                continue
            home = homes / ("cold" if cold else "warm")
            if cold:
                empty(home)
            line = command(jdk, home, program, jars, arguments)
            taken = end(start(line), line)
            if number >= 0:
                times[key].append(taken)
    return {each.name: [taken - empty for taken, empty in zip(times[each.name], times[each.jars])] for each in running}


def at_once(jdk, size, homes):
    """Name of the contestant: seconds until the last of many JVMs has ended that start at once with an empty home, each round."""
    seconds = {}
    for each in contestants(size):
        if each.each_start and feature(jdk) >= each.since and ONLY.search(each.name):
            taken = []
            for _ in range(AT_ONCE_ROUNDS):
                empty(homes / "cold")
                line = command(jdk, homes / "cold", each.program, each.jars, each.arguments)
                begin = time.monotonic()
                for pid in [start(line) for _ in range(AT_ONCE)]:
                    end(pid, line)
                taken.append(time.monotonic() - begin)
            seconds[each.name] = taken
    return seconds


def table(columns, digits):
    """Columns are a heading and, for each row, what was measured."""
    print("| " + " | ".join(["", *(heading for heading, _ in columns)]) + " |")
    print("|---" * (len(columns) + 1) + "|")
    for name in dict.fromkeys(name for _, values in columns for name in values):
        print("| " + " | ".join([name, *(cell(values.get(name), digits) for _, values in columns)]) + " |")
    print()


def cell(taken, digits):
    if not taken:
        return "–"
    # A zero is added, as Python rounds to -0 too
    middle, least, most = (
        f"{round(figure, digits) + 0.0:.{digits}f}" for figure in (statistics.median(taken), min(taken), max(taken)))
    return f"{middle} ({least} to {most})"


def budgets(measured):
    """What is asked of the loader, from the same run."""
    print("| asked | measured | |\n|---|---|---|")
    for (jdk, size), rounds in measured.items():
        values = {name: statistics.median(taken) for name, taken in rounds.items()}
        hit = values[CLOSE]
        budget(f"JDK {jdk}, {size}: cached, System.load, at most {20 if jdk < 22 else 28}", hit, 20 if jdk < 22 else 28)
        own, absolute = values["Ferrule, cached, JNA interface"], values["JNA 5.19.1, absolute path"]
        budget(f"JDK {jdk}, {size}: cached, JNA, above JNA with an absolute path, at most 10", own - absolute, 10)
        if size == "10 MB":
            resource = values["JNA 5.19.1, resource path"]
            budget(f"JDK {jdk}, {size}: cached, JNA, above JNA's resource path, at most -100", own - resource, -100)
            budget(f"JDK {jdk}, {size}: first start, System.load, at most JNA's resource path",
                   values["Ferrule, first start"], resource)
    print()


def budget(text, measured, most):
    print(f"| {text} | {measured:.0f} | {'holds' if round(measured) <= round(most) else 'missed'} |")


def tables(homes):
    print(f"CPU milliseconds over an empty `main`, median (and range) of {ROUNDS} interleaved rounds, of {CLOSE_ROUNDS} for "
          f"\"{CLOSE}\"; {os.cpu_count()} CPUs, load average {os.getloadavg()[0]:.1f} before\n", flush=True)
    measured = {(feature(jdk), size.name): measure(jdk, size, homes) for jdk in JDKS for size in sizes(SMOKE)}
    table([(f"{jdk}, {size}", values) for (jdk, size), values in measured.items()], 0)
    if not SMOKE and all(name in values for values in measured.values() for name in ASKED):
        budgets(measured)
    print(f"Seconds until the last of {AT_ONCE} JVMs has ended that start at once with an empty home, 10 MB; "
          f"median (and range) of {AT_ONCE_ROUNDS}\n")
    table([(f"JDK {feature(jdk)}", at_once(jdk, sizes(True)[-1], homes)) for jdk in JDKS], 1)


def main():
    # Not in this checkout: every folder above a cache is looked at, so a home lies here as deep as a user's does
    with tempfile.TemporaryDirectory(prefix="ferrule-bench-") as homes:
        tables(Path(homes))


if __name__ == "__main__":
    main()
