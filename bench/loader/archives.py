"""Prints what an archive of classes saves: the CPU time of whole starts without and with one; see README.md."""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from contestants import WORK, contestants, jar, sizes
from jvm import ENVIRONMENT, command, empty, end, feature, start

SMOKE = "--smoke" in sys.argv
ROUNDS = 1 if SMOKE else int(os.environ.get("BENCH_ROUNDS", "15"))
NAMES = ("Ferrule, cached, System.load(path)", "Ferrule, cached, JNA interface")
# AppCDS since JDK 13; the AOT cache, which one command records, since JDK 25
APP_CDS = ("AppCDS", "-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile=")
AOT_CACHE = ("AOT cache", "-XX:AOTCacheOutput=", "-XX:AOTCache=")


def lines(jdk, contestant, home, record, use):
    """The commands of a start that fills the cache, of one that is recorded, and of one that uses the archive."""
    # A class path with a folder cannot be archived
    classes = jar(WORK / "classes.jar", {
        str(file.relative_to(WORK / "classes")): file.read_bytes() for file in (WORK / "classes").rglob("*.class")})
    plain = command(jdk, home, contestant.program, contestant.jars, contestant.arguments)
    at = plain.index("-cp") + 1
    plain[at] = ":".join([*map(str, contestant.jars), str(classes)])
    archive = home / f"{contestant.program}.archive"
    return plain, [plain[0], record + str(archive), *plain[1:]], [plain[0], use + str(archive), *plain[1:]]


def measure(jdk, contestant, home, record, use):
    """CPU milliseconds of each round, without and with the archive."""
    plain, recording, archived = lines(jdk, contestant, home, record, use)
    for line in (plain, recording):
        subprocess.run(line, env=ENVIRONMENT, check=True, capture_output=True)
    without, using = [], []
    for number in range(-1, ROUNDS):
        for line, taken in ((plain, without), (archived, using)):
            milliseconds = end(start(line), line)
            if number >= 0:
                taken.append(milliseconds)
    return without, using


def shown(taken):
    return f"{statistics.median(taken):.0f} ({min(taken):.0f} to {max(taken):.0f})"


def main():
    jdks = [Path(home) for home in os.environ["BENCH_JDKS"].split(":")]
    size = sizes(True)[-1]
    print("| a whole start with 10 MB, CPU ms | without an archive | with it |\n|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="ferrule-bench-") as homes:
        for jdk in jdks:
            name, record, use = AOT_CACHE if feature(jdk) >= 25 else APP_CDS
            for contestant in contestants(size):
                if contestant.name in NAMES:
                    home = Path(homes) / str(feature(jdk)) / contestant.program
                    empty(home)
                    without, using = measure(jdk, contestant, home, record, use)
                    print(f"| JDK {feature(jdk)}, {name}: {contestant.name} | {shown(without)} | {shown(using)} |")


if __name__ == "__main__":
    main()
