"""How time and memory grow with the targets and with the dependencies."""

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
FUNCTION = "pub fn f{0}(a: &str) -> String {{ a.split(',').map(|it| format!(\"{{it}} {0}\")).collect() }}\n"


def measure(run):
    by_targets = (2,) if run.smoke else (1, 2, 4, 7)
    by_dependencies = (3,) if run.smoke else (1, 30, 150)
    samples = Samples()
    for count in by_targets:
        grow(run, samples, f"{plural(count, 'target', 'targets')} (1 dependency)", SEVEN[:count], 1)
        yield samples.cells
    for count in by_dependencies:
        grow(run, samples, f"{plural(count, 'dependency', 'dependencies')} (1 target)", SEVEN[:1], count)
        yield samples.cells


def plural(count, one, several):
    return f"{count} {one if count == 1 else several}"


def grow(run, samples, title, targets, dependencies):
    work = run.work / "growth" / title.replace(" ", "-").replace("(", "").replace(")", "")
    environment = run.bed.environment("grown")
    ferrule, one = (generate(work / name / "rust", dependencies) for name in ("ferrule", "one"))
    maven.project(ferrule.parent, maven.pom(
        "ferrule", maven.ferrule("<crate>rust</crate>" + maven.targets(targets))))
    maven.project(work / "empty", maven.pom("empty"))
    prepare = maven.call("prepare-package")
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


def generate(folder, dependencies):
    """Generates a library and its dependencies, each with twenty functions; needs no network."""
    names = [f"d{number:03}" for number in range(dependencies)]
    write(folder / "Cargo.toml", CRATE.format(
        name="grown", kind="cdylib", dependencies="".join(f'{name} = {{ path = "{name}" }}\n' for name in names)))
    calls = " + ".join(f"{name}::f0(text).len()" for name in names)
    write(folder / "src" / "lib.rs",
          f'#[no_mangle]\npub extern "C" fn grown(a: usize) -> usize {{ let text = &a.to_string(); {calls} }}\n')
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
