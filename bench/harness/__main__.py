"""bench/run [--smoke] [SECTION...]: measures, writes the page from all that was measured, and draws its charts and pictures."""

import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import charts
import maven
import page
import pictures
from place import GUIDE, PAGE, ROOT, TARGET, Bed
from sections import audit, build, calls, contract, growth, host, load, size

SECTIONS = {"build": build, "host": host, "load": load, "size": size, "audit": audit, "contract": contract,
            "growth": growth, "calls": calls}


@dataclass(frozen=True)
class Run:
    """smoke: everything once, on the smallest input; its figures mean nothing."""

    smoke: bool
    bed: Bed

    @property
    def work(self):
        return TARGET / ("smoke" if self.smoke else "work")

    @property
    def results(self):
        return TARGET / ("smoke-results" if self.smoke else "results")

    def rounds(self, number):
        return 1 if self.smoke else number


def main(arguments):
    names = [name for name in arguments if not name.startswith("--")]
    unknown = set(arguments) - {*SECTIONS, "page", "charts", "pictures", "--smoke"}
    if unknown:
        raise SystemExit(
            f"unknown section: {', '.join(sorted(unknown))}. Sections are {', '.join(SECTIONS)}; also page, charts, pictures and --smoke")
    if arguments == ["charts"]:
        draw(PAGE, PAGE.parent / "images")
        return
    smoke = "--smoke" in arguments
    run = Run(smoke, Bed())
    if arguments == ["pictures"]:
        maven.stage()
        pictures.draw(run.bed.environment("mathlib"))
        return
    run.results.mkdir(parents=True, exist_ok=True)
    wanted = [name for name in SECTIONS if not names or name in names]
    if wanted:
        maven.stage()
    if smoke:
        with ThreadPoolExecutor(2) as sections:      # nothing is compared, and half of each waits for a process of one thread
            list(sections.map(lambda name: measure(run, name), wanted))
    else:
        for name in wanted:
            measure(run, name)
    assemble(run)


def measure(run, name):
    """Saves the section after each of its cases, so that an interrupted run loses nothing."""
    start, load_before = time.monotonic(), os.getloadavg()[0]
    print(f"{name} …", flush=True)
    for result in SECTIONS[name].measure(run):
        taken = time.monotonic() - start
        kept = {"date": time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime()), "commit": commit(), "seconds": round(taken),
                "load": round(load_before, 1), "jvm": maven.JVM_CONFIG, "result": result}
        (run.results / f"{name}.json").write_text(json.dumps(kept, indent=1))
        print(f"{name}: {taken:.0f} s", flush=True)


def commit():
    """Returns the commit that was measured, with a plus if files differ from it."""
    def git(*words):
        return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    return git("rev-parse", "--short", "HEAD") + ("+" if git("status", "--porcelain") else "")


def assemble(run):
    files = {name: run.results / f"{name}.json" for name in SECTIONS}
    kept = {name: json.loads(file.read_text()) for name, file in files.items() if file.exists()}
    renders = {name: section.render for name, section in SECTIONS.items()}
    whole = "build" in kept and "load" in kept
    text = page.render(kept, renders, run.bed) if whole else page.update(PAGE.read_text(), kept, renders)
    target = Path(run.work / "benchmarks.md") if run.smoke else PAGE
    target.write_text(text)
    print(f"written: {target.relative_to(ROOT)}")
    if "calls" in kept and not run.smoke:
        GUIDE.write_text(page.speed(GUIDE.read_text(), calls.render(kept["calls"]["result"])))
        print(f"written: {GUIDE.relative_to(ROOT)}")
    if run.smoke:
        require_current_charts()
        pictures.redraw(run.bed.environment("mathlib"))
    else:
        draw(target, target.parent / "images")


def draw(text, folder):
    folder.mkdir(exist_ok=True)
    for name, chart in charts.draw(text.read_text()).items():
        (folder / name).write_text(chart)
        print(f"written: {(folder / name).relative_to(ROOT)}")


def require_current_charts():
    """Fails if a chart in docs/images does not show what the page says."""
    for name, chart in charts.draw(PAGE.read_text()).items():
        if (PAGE.parent / "images" / name).read_text() != chart:
            raise SystemExit(f"docs/images/{name} is not that of docs/benchmarks.md; run  bench/run charts")


main(sys.argv[1:])
