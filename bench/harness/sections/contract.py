"""What the comparison of types costs a build: with it, and without."""

import shutil
import subprocess

import maven
from crates import RURE, TINY, fetch
from measure import Command
from side import CLEAN, ROUNDS, ROUNDS_ASIDE, UNCHANGED, Side, compare, copy_crate, ready, write
from table import Table, seconds

COMPARED = "types compared"
NOT_COMPARED = "`-Dferrule.checkTypes=false`"
STATES = (CLEAN, UNCHANGED)
LIBRARY = "package com.sun.jna; public interface Library {}"
DECLARATIONS = {
    TINY: "long tiny_add(long a, long b);",
    RURE: "long rure_compile_must(String pattern); void rure_free(long regex); byte rure_is_match(long regex, byte[] text,"
          " long length, long start);",
}


def measure(run):
    measured = {}
    for case in (TINY,) if run.smoke else (TINY, RURE):
        crate = fetch(run, case)
        work = run.work / "contract" / case.key
        environment = run.bed.environment(case.library) | case.environment
        sides = [side(name, crate, work / folder, more, case, run, environment)
                 for name, folder, more in ((COMPARED, "with", ()), (NOT_COMPARED, "without", ("-Dferrule.checkTypes=false",)))]
        measured[case.title] = compare(run, ready(run, sides, work / "logs"), work / "logs").cells
        yield measured


def side(name, crate, folder, more, case, run, environment):
    """The classes are compiled once, so that both sides differ in nothing else."""
    copy_crate(crate, folder / "rust")
    compile_declarations(folder, DECLARATIONS[case], run.bed["jdk.17"])
    maven.project(folder, maven.pom(
        f"contract-{folder.name}", maven.ferrule("<crate>rust</crate>", "build", "bundle"),
        resources="<outputDirectory>${project.basedir}/classes</outputDirectory>"))
    command = Command((*maven.call("package"), *more), folder, environment)
    rounds = ROUNDS if case is TINY else ROUNDS_ASIDE  # a budget depends on the small crate
    return Side(name, command, (folder / "rust/target", folder / "target"), states=STATES, rounds=rounds)


def compile_declarations(folder, declarations, jdk):
    """JNA's interface is declared here: the comparison only needs its name."""
    shutil.rmtree(folder / "classes", ignore_errors=True)
    write(folder / "stub/com/sun/jna/Library.java", LIBRARY)
    write(folder / "java/bench/Rust.java",
          f"package bench; public interface Rust extends com.sun.jna.Library {{ {declarations} }}")
    javac = f"{jdk}/bin/javac"
    subprocess.run([javac, "-d", folder / "stub", folder / "stub/com/sun/jna/Library.java"], check=True)
    subprocess.run([javac, "-cp", folder / "stub", "-d", folder / "classes", folder / "java/bench/Rust.java"], check=True)


def render(result):
    table = Table(["crate", "", "clean, s", "no-op build, s"])
    for title, cells in result.items():
        for name, states in cells.items():
            table.row(title, name, seconds(states[CLEAN]), seconds(states[UNCHANGED]))
    return table.text()
