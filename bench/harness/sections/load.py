"""What loading a library costs a cold JVM: bench/loader measures it, and its tables are taken over."""

import os
import re
import subprocess

from measure import Failed
from place import ROOT


def measure(run):
    environment = dict(os.environ, BENCH_JDKS=f"{run.bed['jdk.17']}:{run.bed['jdk.25']}", BENCH_ROUNDS=str(run.rounds(15)))
    words = [ROOT / "bench" / "loader" / "run", *(["--smoke"] if run.smoke else [])]
    done = subprocess.run(words, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise Failed(f"bench/loader/run: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return {"text": done.stdout.strip(), "tables": tables(done.stdout)}


def tables(text):
    """Of each JDK and size, what each loader takes over an empty main, in milliseconds of CPU."""
    found, rows = [], None
    for line in text.splitlines():
        head = re.match(r"#*\s*JDK (\d+), library of ([\d.]+) MB", line)
        row = re.match(r"\| ([^|]*\S) +\| \**(-?[\d.]+)", line)
        if head:
            rows = {}
            found.append({"jdk": int(head[1]), "mb": float(head[2]), "rows": rows})
        elif row and rows is not None:
            rows[row[1]] = float(row[2])
    if not found or not all(table["rows"] for table in found):
        raise Failed(f"bench/loader/run printed no table that is understood here:\n{text}")
    return found


def render(result):
    return result["text"]
