"""This machine's target only: Ferrule, rust-maven-plugin, exec-maven-plugin, and cargo by hand."""

import maven
from crates import PAIR, RURE, WORKSPACE, fetch
from measure import Command
from sections.build import FERRULE, MAVEN, SKIPPED
from side import CLEAN, UNCHANGED, Side, compare, copy_crate, ready, write
from table import Table, seconds

QUESTDB = f"rust-maven-plugin {maven.QUESTDB}"
EXEC = f"exec-maven-plugin {maven.EXEC} with cargo"
CARGO = "cargo by hand"
STATES = (CLEAN, UNCHANGED)


def measure(run):
    pair = ["one", "two"]
    cases = [(PAIR, pair)] if run.smoke else [(RURE, [""]), (WORKSPACE, pair)]
    measured = {}
    for case, members in cases:
        measured[case.title] = measure_case(run, case, members)
        yield measured


def measure_case(run, case, members):
    crate = fetch(run, case)
    work = run.work / "host" / case.key
    environment = run.bed.environment(case.library) | case.environment
    sides = ready(run, sides_of(crate, members, work, environment), work / "logs")
    return compare(run, sides, work / "logs").cells


def sides_of(crate, members, work, environment):
    """rust-maven-plugin builds two crates in two executions, Ferrule in two modules of one Maven build."""
    whole = ["--workspace"] if len(members) > 1 else []
    projects = {name: work / name for name in ("ferrule", "questdb", "exec", "cargo")}
    for folder in projects.values():
        copy_crate(crate, folder / "rust")
    ferrule_poms(projects["ferrule"], members)
    maven.project(projects["questdb"], maven.pom(
        "questdb", maven.questdb(*(f"rust/{member}".rstrip("/") for member in members))))
    maven.project(projects["exec"], maven.pom("exec", maven.exec_cargo(*whole)))
    maven.project(work / "empty", maven.pom("empty"))

    def side(name, folder, words, *products):
        return Side(name, Command(tuple(words), folder, environment), tuple(folder / it for it in products), states=STATES)

    prepare = maven.call("prepare-package")
    return [
        side(FERRULE, projects["ferrule"], prepare, "rust/target", "target", *(f"{it}/target" for it in members if it)),
        side(QUESTDB, projects["questdb"], prepare, "target"),
        side(EXEC, projects["exec"], prepare, "rust/target", "target"),
        side(CARGO, projects["cargo"], ("cargo", "build", "--release", "--offline", "--manifest-path", "rust/Cargo.toml",
                                       *whole), "rust/target"),
        Side(MAVEN, Command(prepare, work / "empty", environment), states=(UNCHANGED,)),
        Side(SKIPPED, Command((*prepare, "-Dferrule.skip=true"), projects["ferrule"], environment), states=(UNCHANGED,)),
    ]


def ferrule_poms(folder, members):
    if members == [""]:
        maven.project(folder, maven.pom("ferrule", maven.ferrule("<crate>rust</crate>")))
        return
    maven.project(folder, maven.pom("ferrule", modules=members))
    for member in members:
        write(folder / member / "pom.xml", maven.pom(
            f"ferrule-{member}", maven.ferrule(f"<crate>../rust</crate><package>{member}</package>")))


def render(result):
    text = []
    for title, cells in result.items():
        table = Table(["", "clean, s", "no-op build, s", "CPU when clean, s", "CPU of a no-op build, s"])
        for name, states in cells.items():
            table.row(name, seconds(states.get(CLEAN)), seconds(states[UNCHANGED]),
                      seconds(states.get(CLEAN), "cpu"), seconds(states[UNCHANGED], "cpu"))
        text += [f"### {title[0].upper()}{title[1:]}", table.text()]
    return "\n\n".join(text)
