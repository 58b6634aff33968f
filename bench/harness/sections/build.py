"""Five targets: Ferrule, one hand-written call of cargo-zigbuild, and five calls."""

from dataclasses import replace

import maven
from crates import AGAINST_FIVE_CALLS, DERIVE, FAT, RING, RURE, TINY, fetch
from measure import Command
from place import FIVE
from side import CLEAN, ROUNDS, ROUNDS_ASIDE, UNCHANGED, Side, compare, copy_crate, ready
from table import Table, seconds

FERRULE, ONE_CALL, SHARED, OWN = (
    "Ferrule", "one `cargo zigbuild`", "five calls, one target folder", "five calls, own target folders")
MAVEN = "Maven alone"
SKIPPED = "Maven, the goal skipped"
PLAIN = "Ferrule, default JVM flags"

CASES = [RURE, DERIVE, FAT, RING]
SMOKE = [TINY]


def measure(run):
    targets = FIVE[:3:2] if run.smoke else FIVE
    measured = {}
    for case in SMOKE if run.smoke else CASES:
        measured[case.title] = measure_case(run, case, targets)
        yield measured


def measure_case(run, case, targets):
    crate = fetch(run, case)
    work = run.work / "build" / case.key
    environment = run.bed.environment(case.library) | case.environment
    sides = ready(run, sides_of(case, crate, targets, work, environment), work / "logs")
    return compare(run, sides, work / "logs").cells


def sides_of(case, crate, targets, work, environment):
    def rust(name):
        return copy_crate(crate, work / name / "rust")

    def zigbuild(folder, *arguments):
        return Command(("cargo", "zigbuild", "--release", "--offline", *arguments), folder, environment)

    def each(folder, options):
        script = 'for target; do cargo zigbuild --release --offline --target "$target" ' + options + " || exit 1; done"
        return Command(("sh", "-c", script, "sh", *targets), folder, environment)

    ferrule, one, shared, own = (rust(name) for name in ("ferrule", "one", "shared", "own"))
    maven.project(ferrule.parent, maven.pom(
        "ferrule", maven.ferrule("<crate>rust</crate>" + maven.targets(targets))))
    maven.project(work / "empty", maven.pom("empty"))
    prepare = maven.call("prepare-package")
    named = [flag for target in targets for flag in ("--target", target)]
    sides = [
        Side(FERRULE, Command(prepare, ferrule.parent, environment, expect="zigbuild"),
             (ferrule / "target", ferrule.parent / "target"), ferrule / case.source, rounds=case.rounds),
        Side(PLAIN, Command(prepare, ferrule.parent, environment | maven.AS_JAVA_IS, expect="zigbuild"),
             (ferrule / "target", ferrule.parent / "target"), ferrule / case.source, rounds=ROUNDS_ASIDE),
        Side(ONE_CALL, zigbuild(one, *named), (one / "target",), one / case.source, rounds=case.rounds),
        Side(SHARED, each(shared, ""), (shared / "target",), shared / case.source,
             rounds=ROUNDS if case in AGAINST_FIVE_CALLS else ROUNDS_ASIDE),
        Side(OWN, each(own, '--target-dir "target/$target"'), (own / "target",), own / case.source, rounds=ROUNDS_ASIDE),
    ]
    return [*(replace(side, states=case.states) for side in sides if case.own_folders or side.name != OWN),
            Side(MAVEN, Command(prepare, work / "empty", environment), states=(UNCHANGED,)),
            Side(SKIPPED, Command((*prepare, "-Dferrule.skip=true"), ferrule.parent, environment), states=(UNCHANGED,))]


def render(result):
    text = []
    for title, cells in result.items():
        table = Table(["", *(f"{state}, s" for state in cells[FERRULE]), "CPU when clean, s"])
        for name, states in cells.items():
            table.row(name, *(seconds(states.get(state)) for state in cells[FERRULE]), seconds(states.get(CLEAN), "cpu"))
        text += [f"### {title[0].upper()}{title[1:]}", table.text()]
    return "\n\n".join(text)
