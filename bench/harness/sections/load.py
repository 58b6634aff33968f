"""What loading a library costs a cold JVM; bench/loader measures it and evaluates its budgets."""

import os
import subprocess

from measure import Failed
from place import ROOT


def measure(run):
    environment = dict(os.environ, BENCH_JDKS=f"{run.bed['jdk.17']}:{run.bed['jdk.25']}", BENCH_ROUNDS=str(run.rounds(15)))
    words = [ROOT / "bench" / "loader" / "run", *(["--smoke"] if run.smoke else [])]
    done = subprocess.run(words, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise Failed(f"bench/loader/run: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    yield {"text": done.stdout.strip(), **understood(tables(done.stdout), done.stdout, evaluated=not run.smoke)}


def tables(text):
    """Returns every Markdown table as rows of cells, without the row of dashes."""
    found, open_table = [], False
    for line in text.splitlines():
        if not line.startswith("|"):
            open_table = False
        elif set(line) - set("|-: "):
            if not open_table:
                found.append([])
            open_table = True
            found[-1].append([cell.strip() for cell in line.strip("|").split("|")])
    return found


def understood(found, text, evaluated):
    """Returns, by "JDK, size" and loader, the milliseconds of CPU more than an empty main; by JDK and loader, the seconds of many
    starts at the same time; and the budgets with what was measured and whether they are met.

    A smoke run is not evaluated: its figures mean nothing.
    """
    speeds = next((table for table in found if "MB" in table[0][-1]), None)
    asked = next((table for table in found if table[0][0] == "budget"), [])
    if not speeds or (evaluated and len(asked) < 2):
        raise Failed(f"bench/loader/run printed no tables that this program understands:\n{text}")
    return {
        "speeds": columns(speeds),
        "asked": [[row[0], row[1], row[2] == "met"] for row in asked[1:]],
        "at once": columns(found[-1]),
    }


def columns(table):
    """Returns, by heading and row, the first number of each cell: the median."""
    return {
        head: {row[0]: float(row[column].split()[0]) for row in table[1:] if row[column] != "–"}
        for column, head in enumerate(table[0]) if column}


def render(result):
    return result["text"]
