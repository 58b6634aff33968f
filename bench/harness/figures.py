"""Computes derived figures, and whether the budgets are met."""

from dataclasses import dataclass

from crates import AGAINST_FIVE_CALLS, TINY
from measure import median
from sections import audit, calls, contract
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
    """Ferrule's run minus what Maven takes to start and to do nothing."""
    return median(cells[FERRULE][state][kind]) - median(cells[MAVEN][UNCHANGED][kind])


def goal(cells, state, kind="wall"):
    """Ferrule's run minus what Maven takes for the same project with the goal skipped."""
    return median(cells[FERRULE][state][kind]) - median(cells[SKIPPED][UNCHANGED][kind])


def finding(cells):
    """The time that Maven takes to read the plugin's poms and to load it, even if the goal is skipped."""
    return wall(cells, SKIPPED, UNCHANGED) - wall(cells, MAVEN, UNCHANGED)


def budgets(kept):
    built = kept["build"]["result"]
    found = [one_call(title, cells) for title, cells in built.items()]
    for case, limit in AGAINST_FIVE_CALLS.items():
        if case.title in built:
            found.append(five_calls(case.title, built[case.title], limit))
    found += [unchanged(title, cells) for title, cells in built.items()]
    for title, cells in workspaces(kept):
        found += workspace(title, cells)
    found += audited(kept)
    found += typed(kept)
    found += called(kept)
    return found + [Budget(f"Loading: {text}", figure, held) for text, figure, held in kept["load"]["result"]["asked"]]


def audited(kept):
    """Returns nothing if the section audit has not been measured yet, or on the smallest input only."""
    cells = kept["audit"]["result"]["cells"] if "audit" in kept else {}
    largest = f"a library of {audit.LARGEST} MB"
    for name in (largest, largest + audit.AS_JAVA_IS):
        if name in cells:
            seconds = audit.without_start(cells, name)
            yield Budget(f"The audit of {name}: ≤ 0.4 s over Maven's start", f"{seconds:.2f} s", seconds <= 0.4)


def typed(kept):
    """Returns nothing if the section contract has not been measured yet."""
    cells = kept["contract"]["result"].get(TINY.title) if "contract" in kept else None
    if cells:
        ratio = wall(cells, contract.COMPARED, CLEAN) / wall(cells, contract.NOT_COMPARED, CLEAN)
        yield Budget(f"{TINY.title}: comparing types, clean ≤ 2 × without", f"{ratio:.2f} ×", ratio <= 2)


def called(kept):
    """Returns nothing if the section calls has not been measured yet."""
    nanoseconds = kept["calls"]["result"]["nanoseconds"] if "calls" in kept else None
    if nanoseconds:
        for ours, theirs, limit in ((calls.GENERATED_FFM, calls.HAND_FFM, 1.05), (calls.GENERATED_JNA, calls.HAND_JNA, 1.05),
                                    (calls.GENERATED_JNA, calls.JNA_INTERFACE, 1)):
            ratios = {call: nanoseconds[ours][call][0] / nanoseconds[theirs][call][0] for call in calls.CALLS}
            worst = max(ratios, key=ratios.get)
            yield Budget(f"Calls: {ours} ≤ {limit} × {theirs}, each of {len(ratios)}",
                         f"{min(ratios.values()):.2f} to {ratios[worst]:.2f} × ({calls.CALLS[worst]})", ratios[worst] <= limit)


def workspaces(kept):
    """Returns nothing if the section host has not been measured yet."""
    alone = kept["host"]["result"] if "host" in kept else {}
    return [(title, cells) for title, cells in alone.items() if "workspace" in title]


def one_call(title, cells):
    ours, theirs, whole = goal(cells, CLEAN), wall(cells, ONE_CALL, CLEAN), wall(cells, FERRULE, CLEAN)
    return Budget(
        f"{title}: five targets ≤ 1.02 × one `cargo zigbuild` + 0.5 s",
        f"{ours:.2f} s, compared with {theirs:.2f} s: {ours / theirs:.2f} × ({whole:.2f} s with Maven); {spread(cells, ONE_CALL)}",
        ours <= 1.02 * theirs + 0.5)


def five_calls(title, cells, limit):
    ours, theirs, whole = goal(cells, CLEAN), wall(cells, SHARED, CLEAN), wall(cells, FERRULE, CLEAN)
    return Budget(
        f"{title}: five targets ≤ {limit} × five calls one after another",
        f"{ours / theirs:.2f} × ({whole / theirs:.2f} × with Maven); {spread(cells, SHARED)}", ours <= limit * theirs)


def spread(cells, other, kind="wall"):
    """Returns the range of the ratio over the rounds, which shows how much the machine varied."""
    start = median(cells[SKIPPED][UNCHANGED][kind])
    ratios = [(ours - start) / theirs for ours, theirs in zip(cells[FERRULE][CLEAN][kind], cells[other][CLEAN][kind])]
    return f"by round {min(ratios):.2f} to {max(ratios):.2f}, median {median(ratios):.2f}"


def unchanged(title, cells):
    cost = goal(cells, UNCHANGED) - wall(cells, ONE_CALL, UNCHANGED)
    return Budget(f"{title}: no-op build, the goal's own cost ≤ 0.3 s", f"{cost:.2f} s", cost <= 0.3)


def workspace(title, cells):
    for kind, name in (("wall", "seconds"), ("cpu", "CPU")):
        ours, theirs, start = (
            goal(cells, CLEAN, kind), median(cells[CARGO][CLEAN][kind]), median(cells[MAVEN][UNCHANGED][kind]))
        whole, peer = (median(cells[side][CLEAN][kind]) - start for side in (FERRULE, QUESTDB))
        yield Budget(
            f"{title}: {name} ≤ 1.1 × `cargo build --workspace`",
            f"{ours / theirs:.2f} × (subtracting only Maven's start: {whole / theirs:.2f} ×, "
            f"rust-maven-plugin {peer / theirs:.2f} ×); "
            f"{spread(cells, CARGO, kind)}",
            ours <= 1.1 * theirs)
