"""Renders docs/benchmarks.md from what the sections measured."""

import platform
import re
import subprocess
from pathlib import Path

import maven
from behind import behind
from charts import CALLS, CHARTS
from figures import budgets, finding, own, wall, workspaces
from measure import median
from place import ROOT
from sections.build import FERRULE, MAVEN, ONE_CALL, OWN, PLAIN, SHARED
from sections.host import CARGO, QUESTDB
from side import CLEAN, UNCHANGED
from table import Table

TITLES = {
    "build": "Five targets",
    "host": "This machine's target only",
    "load": "Loading",
    "size": "Size",
    "audit": "The audit",
    "contract": "Types of declarations",
    "growth": "Growth",
    "calls": "Calls",
}
SPEED_BEGINS, SPEED_ENDS = "<!-- bench/run calls writes this -->", "<!-- until here -->"
NOTES = {
    "build": "Every side has its own copy of the crate, the same profile and the same flags. \"Maven alone\" is the same Maven "
             "call on a project that does nothing. \"Maven, the goal skipped\" is Ferrule's own project with "
             "`-Dferrule.skip=true`: Maven still reads the poms of the plugin's libraries and loads the plugin. Rounds are "
             "interleaved; an untimed run before the first fills Maven's repository and zig's caches. Clean means without "
             "cargo's target folder. Clean builds that no budget depends on have three rounds, others at least seven, and "
             "no-op builds nine.",
    "host": "Every line except that of cargo includes Maven's own start.",
    "size": "`strip` removes the debug symbols of dependencies and of Rust's own library.",
    "audit": "Memory is the peak of the whole Java process; Maven alone has the same default heap. `ferrule:audit` computes no "
             "checksum; it reads the whole file once, on all processors, for paths of the build machine.",
    "contract": "Both sides run `mvn package` for this machine's target, with `ferrule:build` and `ferrule:bundle` and the same "
                "compiled declarations. A clean build runs rustdoc, a no-op build reads what the last one stored.",
    "calls": "Each function does next to nothing, so a call costs what the way into Rust costs. JMH measures it on JDK 25; ± is its "
             "error (99.9 %). \"By hand\" means constant handles and confined arenas for FFM, and JNA's own conversions for direct "
             "mapping. The callback by hand is one object for JNA, which is made once; generated code finds a callback by its "
             "context. UniFFI's functions are those of the same crate, with `String`, `Vec<u8>`, and a record.",
    "growth": "The crates are generated, with twenty functions each. Memory is the peak of the largest single process.",
}


def render(kept, renders, bed):
    parts = ["# Benchmarks", opening(kept), figures(kept), held(kept), behind(kept), method(kept, bed)]
    parts += [section(name, kept, renders) for name in TITLES if name in kept]
    return "\n\n".join(part for part in parts if part) + "\n"


def update(page, kept, renders):
    """Replaces the sections that were measured on this machine, or adds them: the data of the others is elsewhere."""
    sections = re.split(r"\n(?=## )", page.rstrip("\n"))
    for name in (name for name in TITLES if name in kept):
        found = [index for index, text in enumerate(sections) if text.startswith(f"## {TITLES[name]}\n")]
        later = list(TITLES.values())[list(TITLES).index(name) + 1:]
        following = [index for index, text in enumerate(sections) if text.split("\n")[0].removeprefix("## ") in later]
        when = "Measured {date} on commit {commit}; load average before it {load}.".format(**kept[name])
        new = f"{section(name, kept, renders)}\n\n{when}\n"
        if found:
            sections[found[0]] = new
        else:
            sections.insert(following[0] if following else len(sections), new)
    return "\n".join(sections).rstrip("\n") + "\n"


def speed(guide, table):
    """Replaces the figures of calls in the guide to bindings."""
    before, rest = guide.split(SPEED_BEGINS, 1)
    after = rest.split(SPEED_ENDS, 1)[1]
    charts = "\n".join(f"![{title}, in nanoseconds per call](images/{name}.svg)" for name, title, _ in CALLS)
    return f"{before}{SPEED_BEGINS}\n{charts}\n\n{table}\n{SPEED_ENDS}{after}"


def section(name, kept, renders):
    return "\n\n".join((f"## {TITLES[name]}", note(name, kept[name]), renders[name](kept[name]["result"])))


def note(name, section):
    jvm = section.get("jvm") if name in ("build", "host", "audit", "contract", "growth") else None
    but = {"build": f', except "{PLAIN}"', "audit": ", except where the flags are the default"}.get(name, "")
    return NOTES.get(name, "") + (
        f" Every side that is Maven has `{jvm}` in `.mvn/jvm.config`, as the README recommends{but}." if jvm else "")


def opening(kept):
    missing = [f"`{name}`" for name in TITLES if name not in kept]
    return ("`bench/run` measures all figures on this page and writes the page. Each figure is a median, with the minimum and "
            "maximum in parentheses, and the number of rounds (n)."
            + (f" Not measured yet: {', '.join(missing)}." if missing else "")
            + "\n\n" + "\n".join(f"![{chart.title}](images/{chart.name}.svg)" for chart in CHARTS))


def figures(kept):
    """Returns the four most important figures."""
    title, cells = next(iter(kept["build"]["result"].items()))
    where, rows = next(
        (it for it in kept["load"]["result"]["speeds"].items() if it[0] == "17, 10 MB"),
        list(kept["load"]["result"]["speeds"].items())[-1])
    found = [
        f"**Five targets** ({title}), clean: {wall(cells, FERRULE, CLEAN):.1f} s, including Maven's start of "
        f"{wall(cells, MAVEN, UNCHANGED):.1f} s; one hand-written call of cargo-zigbuild "
        f"{wall(cells, ONE_CALL, CLEAN):.1f} s, five calls {wall(cells, SHARED, CLEAN):.1f} s, or "
        f"{wall(cells, OWN, CLEAN):.1f} s with one target folder for each.",
        f"**No-op build**: Ferrule adds {own(cells, UNCHANGED) - wall(cells, ONE_CALL, UNCHANGED):.2f} s to cargo's "
        f"{wall(cells, ONE_CALL, UNCHANGED):.2f} s and Maven's {wall(cells, MAVEN, UNCHANGED):.2f} s; Maven takes "
        f"{finding(cells):.2f} s of that to find and load the plugin.",
    ]
    for crate, two in workspaces(kept):
        found.append(
            f"**Two libraries in one workspace** ({crate}), clean: {median(two[FERRULE][CLEAN]['cpu']):.1f} s of CPU; "
            f"rust-maven-plugin {median(two[QUESTDB][CLEAN]['cpu']):.1f} s, cargo by hand "
            f"{median(two[CARGO][CLEAN]['cpu']):.1f} s.")
    found.append(
        f"**Loading** from the cache (JDK {where}): "
        f"{rows['Ferrule, cached, System.load(path)']:.0f} ms of CPU more than an empty main; jar-jni "
        f"{like(rows, 'jar-jni'):.0f} ms, scijava {like(rows, 'scijava'):.0f} ms, JNA's resource path "
        f"{like(rows, 'JNA 5.19.1, resource'):.0f} ms.")
    return "\n".join(f"{number}. {text}" for number, text in enumerate(found, 1))


def like(rows, start):
    return next(value for name, value in rows.items() if name.startswith(start))


def held(kept):
    table = Table(["budget", "figure", "met"])
    for budget in budgets(kept):
        table.row(budget.text, budget.figure, "yes" if budget.held else "**no**")
    text = ("For builds, only the goal counts: the time that Maven takes for the same project with the goal skipped is subtracted. "
            "Ratios compare medians. The range by round shows how much single rounds differ, and so how little a difference of a "
            "few hundredths means.")
    return f"## The budgets\n\n{text}\n\n{table.text()}"


def method(kept, bed):
    cpu = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    memory = int(re.search(r"MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text())[1]) / 1024 ** 2
    cores = Path("/proc/cpuinfo").read_text().count("processor\t")
    table = Table(["section", "when", "commit", "load average before", "took, s"])
    for name, section in kept.items():
        table.row(name, section["date"], section["commit"], section["load"], section["seconds"])
    said = subprocess.run(["mvn", "-v"], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    version = re.search(r"Maven (?:\x1b\S*)?([0-9][\w.-]*)", said)[1]
    return "\n\n".join([
        "## The machine",
        f"{cores} × {cpu[1].strip() if cpu else platform.machine()}, {memory:.0f} GB, Linux {platform.release()}. "
        f"Rust {bed['rust.version']}, zig {bed['version.zig']}, cargo-zigbuild {bed['version.cargo-zigbuild']}, "
        f"Maven {version} on JDK 17, "
        f"rust-maven-plugin {maven.QUESTDB}, exec-maven-plugin {maven.EXEC}.",
        table.text(),
    ])
