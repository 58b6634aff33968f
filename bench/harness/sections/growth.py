"""How time and memory grow with the targets, with the dependencies and with the size of the library."""

import random

import maven
from measure import Command, Samples
from place import FIVE
from sections.build import FERRULE, MAVEN, ONE_CALL
from side import CLEAN, UNCHANGED, Side, compare, ready, write
from table import Table, megabytes, seconds

# The bed has seven targets; an eighth would need another standard library
SEVEN = (*FIVE, "aarch64-unknown-linux-musl", "x86_64-apple-darwin")

CRATE = """[package]
name = "{name}"
version = "0.1.0"
edition = "2021"

[lib]
crate-type = ["{kind}"]

[dependencies]
{dependencies}
[workspace]
"""
BLOB = '#[no_mangle]\npub static BLOB: [u8; {0}] = *include_bytes!("blob");\n'
FUNCTION = "pub fn f{0}(a: &str) -> String {{ a.split(',').map(|it| format!(\"{{it}} {0}\")).collect() }}\n"


def measure(run):
    by_targets = (2,) if run.smoke else (1, 2, 4, 7)
    by_dependencies = (3,) if run.smoke else (1, 30, 150)
    by_megabytes = (1,) if run.smoke else (5, 100)
    samples = Samples()
    for count in by_targets:
        grow(run, samples, f"{plural(count, 'target', 'targets')} (1 dependency)", SEVEN[:count], 1)
        yield samples.cells
    for count in by_dependencies:
        grow(run, samples, f"{plural(count, 'dependency', 'dependencies')} (1 target)", SEVEN[:1], count)
        yield samples.cells
    for count in by_megabytes:
        grow(run, samples, f"a library of {count} MB, with its jar", SEVEN[:1], 1, count)
        yield samples.cells


def plural(count, one, several):
    return f"{count} {one if count == 1 else several}"


def grow(run, samples, title, targets, dependencies, megabytes=0):
    """Builds, and packs the jar of a large library: that is where its bytes are read and written again."""
    work = run.work / "growth" / title.replace(" ", "-").replace("(", "").replace(")", "").replace(",", "")
    environment = run.bed.environment("grown")
    ferrule, one = (generate(work / name / "rust", dependencies, megabytes) for name in ("ferrule", "one"))
    goals, phase, packaging = (
        (("build", "bundle"), "package", "jar") if megabytes else (("build",), "prepare-package", "pom"))
    maven.project(ferrule.parent, maven.pom(
        "ferrule", maven.ferrule("<crate>rust</crate>" + maven.targets(targets), *goals), packaging=packaging))
    maven.project(work / "empty", maven.pom("empty", packaging=packaging))
    prepare = maven.call(phase)
    named = [flag for target in targets for flag in ("--target", target)]
    states = (CLEAN, UNCHANGED)
    sides = [
        Side(FERRULE, Command(prepare, ferrule.parent, environment),
             (ferrule / "target", ferrule.parent / "target"), states=states),
        Side(ONE_CALL, Command(("cargo", "zigbuild", "--release", "--offline", *named), one, environment),
             (one / "target",), states=states),
        Side(MAVEN, Command(prepare, work / "empty", environment), states=(UNCHANGED,)),
    ]
    own = compare(run, ready(run, sides, work / "logs"), work / "logs").cells
    samples.cells.setdefault(title, {}).update(
        {f"{side}, {state}": cell for side, states in own.items() for state, cell in states.items()})


def generate(folder, dependencies, megabytes):
    """Generates a library with that much data, and its dependencies, each with twenty functions; needs no network."""
    names = [f"d{number:03}" for number in range(dependencies)]
    write(folder / "Cargo.toml", CRATE.format(
        name="grown", kind="cdylib", dependencies="".join(f'{name} = {{ path = "{name}" }}\n' for name in names)))
    calls = " + ".join(f"{name}::f0(text).len()" for name in names)
    write(folder / "src" / "lib.rs",
          f'#[no_mangle]\npub extern "C" fn grown(a: usize) -> usize {{ let text = &a.to_string(); {calls} }}\n'
          + (BLOB.format(megabytes * 1_000_000) if megabytes else ""))
    if megabytes:
        (folder / "src" / "blob").write_bytes(random.Random(1).randbytes(megabytes * 1_000_000))
    for name in names:
        write(folder / name / "Cargo.toml", CRATE.format(name=name, kind="lib", dependencies="").replace("[workspace]\n", ""))
        write(folder / name / "src" / "lib.rs", "".join(FUNCTION.format(number) for number in range(20)))
    return folder


def render(result):
    heads = [f"{side}, {state}" for state in (CLEAN, UNCHANGED) for side in (FERRULE, ONE_CALL)]
    table = Table(["", *(f"{head}, s" for head in heads), "peak memory of Ferrule, MB", "of cargo-zigbuild, MB"])
    for title, cells in result.items():
        table.row(title, *(seconds(cells[head]) for head in heads), *(megabytes(cells[head]) for head in heads[:2]))
    return table.text()
