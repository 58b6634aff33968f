"""The figures that are made of others, and whether the budgets hold: computed, never typed."""

from dataclasses import dataclass

from crates import DERIVE, FAT
from measure import median
from sections.build import FERRULE, MAVEN, ONE_CALL, SHARED, SKIPPED
from sections.host import CARGO, QUESTDB
from side import CLEAN, UNCHANGED


@dataclass(frozen=True)
class Budget:
    text: str
    figure: str
    held: bool


def wall(cells, side, state):
    return median(cells[side][state]["wall"])


def own(cells, state, kind="wall"):
    """Ferrule's run without what Maven takes to start and to do nothing."""
    return median(cells[FERRULE][state][kind]) - median(cells[MAVEN][UNCHANGED][kind])


def budgets(kept):
    built = kept["build"]["result"]
    found = [one_call(title, cells) for title, cells in built.items()]
    for case, limit in ((FAT, 0.8), (DERIVE, 0.95)):
        if case.title in built:
            found.append(five_calls(case.title, built[case.title], limit))
    found += [unchanged(title, cells) for title, cells in built.items()]
    for title, cells in workspaces(kept):
        found += workspace(title, cells)
    return found + [Budget(f"Loading: {text}", f"{figure} ms", held) for text, figure, held in kept["load"]["result"]["asked"]]


def workspaces(kept):
    """None, where this machine alone has not been measured yet."""
    alone = kept["host"]["result"] if "host" in kept else {}
    return [(title, cells) for title, cells in alone.items() if "workspace" in title]


def one_call(title, cells):
    ours, theirs = own(cells, CLEAN), wall(cells, ONE_CALL, CLEAN)
    return Budget(
        f"{title}: five targets ≤ 1.02 × one `cargo zigbuild` + 0.5 s",
        f"{ours:.2f} s, against {theirs:.2f} s: {ours / theirs:.2f} ×", ours <= 1.02 * theirs + 0.5)


def five_calls(title, cells, limit):
    ours, theirs, whole = own(cells, CLEAN), wall(cells, SHARED, CLEAN), wall(cells, FERRULE, CLEAN)
    return Budget(
        f"{title}: five targets ≤ {limit} × five calls one after another",
        f"{ours / theirs:.2f} × ({whole / theirs:.2f} × with Maven's start)", ours <= limit * theirs)


def unchanged(title, cells):
    """What Maven takes to find and load the plugin, even to skip its goal, is not the goal's own; the line tells it too."""
    whole = own(cells, UNCHANGED) - wall(cells, ONE_CALL, UNCHANGED)
    finding = wall(cells, SKIPPED, UNCHANGED) - wall(cells, MAVEN, UNCHANGED)
    return Budget(
        f"{title}: nothing changed, the goal's own cost ≤ 0.3 s",
        f"{whole - finding:.2f} s, and Maven takes {finding:.2f} s to find and load the plugin", whole - finding <= 0.3)


def workspace(title, cells):
    for kind, name in (("wall", "seconds"), ("cpu", "CPU")):
        ours, theirs, peer = (
            own(cells, CLEAN, kind), median(cells[CARGO][CLEAN][kind]),
            median(cells[QUESTDB][CLEAN][kind]) - median(cells[MAVEN][UNCHANGED][kind]))
        yield Budget(
            f"{title}: {name} ≤ 1.1 × `cargo build --workspace`",
            f"{ours / theirs:.2f} × (rust-maven-plugin: {peer / theirs:.2f} ×)", ours <= 1.1 * theirs)
