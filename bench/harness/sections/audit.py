"""Time and memory of the audit of a library or jar."""

import subprocess
import zipfile
from pathlib import Path

import maven
from measure import Command, Samples, median, rounds
from sections.build import MAVEN
from side import Side, ready
from table import Table, megabytes, spread

SQLITE = "3.54.1.0"
PLATFORMS = 10
AS_JAVA_IS = ", default JVM flags"
SMALL_HEAP = ", 64 MB of heap"
LARGEST = 100


def measure(run):
    work = run.work / "audit"
    work.mkdir(parents=True, exist_ok=True)
    environment = run.bed.environment("audited")
    sizes = (1,) if run.smoke else (1, 20, LARGEST)
    inputs = {f"a library of {size} MB": library(work, size, Path(run.bed["jdk.17"])) for size in sizes}
    inputs[f"a jar with {PLATFORMS} platforms"] = ten_platforms(run, work, environment)
    largest = f"a library of {sizes[-1]} MB"
    inputs[largest + AS_JAVA_IS] = inputs[largest]
    inputs[largest + SMALL_HEAP] = inputs[largest]
    maven.jvm_config(work)
    maven.project(work / "empty", maven.pom("empty"))
    sides = [
        *(Side(name, Command(maven.call("validate"), work / "empty", java(name, environment)))
          for name in (MAVEN, MAVEN + AS_JAVA_IS)),
        *(Side(name, Command(audit(file), work, java(name, environment), codes=(0, 1), expect=" errors, "))
          for name, file in inputs.items()),
    ]
    samples = Samples([side.name for side in sides])
    for side in rounds(run.rounds(7), ready(run, sides, work / "logs")):
        samples.add(side.name, "audit", side.command.run(work / "logs" / f"{side.name}.log"))
    yield {
        "cells": {name: cells["audit"] for name, cells in samples.cells.items()},
        "bytes": {name: file.stat().st_size for name, file in inputs.items()},
    }


def java(name, environment):
    if name.endswith(SMALL_HEAP):
        return environment | {"MAVEN_OPTS": environment.get("MAVEN_OPTS", "") + " -Xmx64m"}
    return environment | maven.AS_JAVA_IS if name.endswith(AS_JAVA_IS) else environment


def audit(file):
    """Findings do not matter here: foreign libraries have errors, and Maven then exits with 1."""
    return maven.call(f"{maven.GROUP}:ferrule-maven-plugin:{maven.version()}:audit", f"-Dferrule.file={file}")


def library(work, megabytes_wanted, jdk):
    """Creates a library from a JVM's machine code, repeated, and two C functions."""
    content, left = work / "code", megabytes_wanted * 1_000_000
    with content.open("wb") as out, (jdk / "lib" / "server" / "libjvm.so").open("rb") as code:
        while left:
            piece = code.read(min(left, 1_000_000)) or code.seek(0) or code.read(min(left, 1_000_000))
            left -= out.write(piece)
    source, file = work / "audited.c", work / f"libaudited{megabytes_wanted}.so"
    source.write_text(f'__asm__(".section .rodata\\n.incbin \\"{content}\\"\\n");\n'
                      "long audited_add(long a, long b) { return a + b; }\n")
    subprocess.run(["gcc", "-shared", "-fPIC", "-s", "-o", file, source], check=True)
    content.unlink()
    return file


def ten_platforms(run, work, environment):
    """Packs the first ten libraries of sqlite-jdbc."""
    Command(maven.call(
        "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy", "-q",
        f"-Dartifact=org.xerial:sqlite-jdbc:{SQLITE}", f"-DoutputDirectory={work}", offline=False), work, environment,
    ).run(work / "logs" / "copy.log")
    with zipfile.ZipFile(work / f"sqlite-jdbc-{SQLITE}.jar") as whole, zipfile.ZipFile(
            work / "ten-platforms.jar", "w", zipfile.ZIP_DEFLATED) as ten:
        names = sorted(name for name in whole.namelist() if name.endswith((".so", ".dll", ".dylib")))
        for name in names[:PLATFORMS]:
            ten.writestr(name, whole.read(name))
    return work / "ten-platforms.jar"


def without_start(cells, name):
    """Returns the seconds of a run without those that Maven takes to start and to do nothing."""
    start = cells[MAVEN + AS_JAVA_IS if name.endswith(AS_JAVA_IS) else MAVEN]
    return median(cells[name]["wall"]) - median(start["wall"])


def render(result):
    table = Table(["", "MB", "Maven run, s", "without Maven's start, s", "CPU, s", "peak memory, MB"])
    for name, cell in result["cells"].items():
        size = result["bytes"].get(name)
        table.row(
            name, f"{size / 1e6:.1f}" if size else "", spread(cell["wall"]),
            f"{without_start(result['cells'], name):.2f}" if size else "", spread(cell["cpu"]), megabytes(cell))
    return table.text()
