"""Draws the charts of docs/benchmarks.md from the tables of that page."""

import re
from dataclasses import dataclass
from html import escape

STYLE = """
  text { font: 13px system-ui, sans-serif; fill: #1f2328 }
  .title { font-weight: 600 } .value { font-variant-numeric: tabular-nums }
  .bar { fill: #8c959f } .ferrule { fill: #b7410e } .ground { fill: #ffffff }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .bar { fill: #656d76 } .ferrule { fill: #f0883e } .ground { fill: #0d1117 }
  }"""
WIDTH, LEFT, RIGHT, TOP, STEP, BAR = 760, 230, 90, 44, 26, 16


@dataclass(frozen=True)
class Chart:
    """
    A bar for some rows of a table.

    section: the headings above the table
    column: the head of the column with the values
    rows: for each bar, how its row in the table begins, and its label
    """

    name: str
    title: str
    section: str
    column: str
    rows: dict

    def draw(self, tables):
        found = {next(iter(row.values())): number(row[self.column])
                 for table in tables[self.section] for row in table if self.column in row}
        return svg(self.title, [(label, value(found, begin)) for begin, label in self.rows.items()])


CALLS = (
    ("calls-with-numbers", "add(long, long)", "`add(long, long)`"),
    ("calls-with-text", "A String of 32 characters in", "`String` in"),
    ("calls-with-callback", "A callback", "callback"),
)
CHARTS = (
    Chart("builds", "Five targets of rure, clean build, in seconds", "Five targets / `rure`", "clean, s", {
        "Ferrule": "Ferrule, with Maven's start",
        "one `cargo zigbuild`": "cargo-zigbuild by hand, one call",
        "five calls, one target folder": "… five calls",
        "five calls, own target folders": "… five calls, own target folders"}),
    Chart("cached-starts", "Loading 10 MB once more, in CPU ms more than an empty main (JDK 17)", "Loading", "17, 10 MB", {
        "Ferrule, cached, System.load(path)": "Ferrule, System.load",
        "javacpp 1.5.12, cached": "javacpp",
        "jar-jni": "jar-jni",
        "scijava": "scijava native-lib-loader",
        "netty": "netty",
        "Ferrule, cached, JNA interface": "Ferrule, JNA interface",
        "JNA 5.19.1, resource path": "JNA, resource path"}),
    Chart("first-starts", "Loading 10 MB for the first time, in CPU ms more than an empty main (JDK 17)", "Loading", "17, 10 MB", {
        "Ferrule, first start": "Ferrule, System.load",
        "javacpp 1.5.12, first start": "javacpp",
        "jar-jni": "jar-jni",
        "scijava": "scijava native-lib-loader",
        "netty": "netty",
        "Ferrule, first start, JNA interface": "Ferrule, JNA interface",
        "JNA 5.19.1, resource path": "JNA, resource path"}),
    Chart("sizes", "A jar with rure for this machine, in bytes", "Size", "bytes", {
        "Ferrule, this machine's target only, with its own linker": "Ferrule, with SBOM and licenses",
        "rust-maven-plugin 1.2.0, release": "rust-maven-plugin",
        "exec-maven-plugin": "exec-maven-plugin with cargo"}),
    *(Chart(name, f"{title}, in nanoseconds per call (JDK 25)", "Calls", column, {
        "Ferrule, FFM": "Ferrule, FFM",
        "FFM by hand": "FFM by hand",
        "JNI, crate `jni`": "JNI, crate jni",
        "UniFFI, Java (FFM)": "UniFFI, Java",
        "Ferrule, JNA": "Ferrule, JNA",
        "JNA direct mapping by hand": "JNA direct mapping by hand",
        "JNA interface": "JNA interface",
        "UniFFI, Kotlin (JNA)": "UniFFI, Kotlin"})
      for name, title, column in CALLS),
)


def value(found, begin):
    """Returns the value of the row with this name, or of the only one that begins with it."""
    rows = [begin] if begin in found else [row for row in found if row.startswith(begin)]
    if len(rows) != 1 or found[rows[0]] is None:
        raise SystemExit(f"the page has no single value for '{begin}': {rows}")
    return found[rows[0]]


def read(page):
    """Returns the tables of a page by the headings above them; a table is a list of rows by column."""
    tables, headings, heading, lines = {}, {}, "", page.splitlines()
    for above, line in zip([""] + lines, lines + [""]):
        if line.startswith("#"):
            depth, title = line.split(" ", 1)
            headings = {known: text for known, text in headings.items() if len(known) < len(depth)}
            headings[depth] = re.sub("` .*", "`", title)
            heading = " / ".join(text for known, text in headings.items() if known != "#")
        elif line.startswith("|") and not above.startswith("|"):
            columns, table = cells(line), []
            tables.setdefault(heading, []).append(table)
        elif line.startswith("|") and not line.startswith("|--"):
            table.append(dict(zip(columns, cells(line))))
    return tables


def draw(page):
    """Returns the charts of a page by file name, without those of sections that it does not have."""
    tables = read(page)
    return {f"{chart.name}.svg": chart.draw(tables) for chart in CHARTS if chart.section in tables}


def cells(line):
    return [cell.strip() for cell in line.strip("| ").split("|")] if not line.startswith("|  |") else [
        "", *(cell.strip() for cell in line[4:].strip("| ").split("|"))]


def number(cell):
    found = re.match(r"\**(-?[\d,]+(?:\.\d+)?)\**", cell)
    return float(found[1].replace(",", "")) if found else None


def svg(title, bars):
    scale = (WIDTH - LEFT - RIGHT) / max(max(value for _, value in bars), 1)
    height = TOP + STEP * len(bars) + 10
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">',
             f"<title>{escape(title)}: " + escape("; ".join(f"{label} {shown(value)}" for label, value in bars)) + "</title>",
             f"<style>{STYLE}\n</style>", f'<rect class="ground" width="{WIDTH}" height="{height}"/>',
             f'<text class="title" x="12" y="24">{escape(title)}</text>']
    for line, (label, value) in enumerate(bars):
        y, kind = TOP + STEP * line, "bar ferrule" if label.startswith("Ferrule") else "bar"
        width = max(value * scale, 1)
        parts += [f'<text x="{LEFT - 8}" y="{y + 13}" text-anchor="end">{escape(label)}</text>',
                  f'<rect class="{kind}" x="{LEFT}" y="{y}" width="{width:.1f}" height="{BAR}" rx="2"/>',
                  f'<text class="value" x="{LEFT + width + 6:.1f}" y="{y + 13}">{shown(value)}</text>']
    return "\n".join([*parts, "</svg>", ""])


def shown(value):
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
