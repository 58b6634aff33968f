"""Records what a program prints on a terminal, and draws it as SVG: still, or line by line with the pauses of the recording."""

import os
import pty
import re
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

WIDTH, ROW, LEFT, TOP = 960, 18, 16, 44
COLUMNS = 118
LONGEST_PAUSE = 1.2
COLORS = {"31": "red", "32": "green", "33": "yellow", "34": "blue", "35": "magenta", "36": "cyan"}
STYLE = """
.ground { fill: #fafafa; stroke: #ccc } .bar { fill: #e4e4e4 } text { font: 13px ui-monospace, Menlo, Consolas, monospace; fill: #222; white-space: pre }
.bold { font-weight: bold } .red { fill: #b3261e } .green { fill: #1a7f37 } .yellow { fill: #8a6100 } .blue { fill: #0550ae } .magenta { fill: #8250df } .cyan { fill: #1b7c83 }
@media (prefers-color-scheme: dark) { .ground { fill: #16181d; stroke: #444 } .bar { fill: #2a2d34 } text { fill: #ddd }
.red { fill: #ff7b72 } .green { fill: #56d364 } .yellow { fill: #e3b341 } .blue { fill: #79c0ff } .magenta { fill: #d2a8ff } .cyan { fill: #76e3ea } }
"""
MOVING = """
.line { opacity: 0; animation: appear .01s forwards }
@keyframes appear { to { opacity: 1 } }
@media (prefers-reduced-motion: reduce) { .line { opacity: 1; animation: none } }
"""


@dataclass
class Line:
    """Pieces of text with a class each, and when the line appeared."""

    second: float
    pieces: list = field(default_factory=list)

    def text(self):
        return "".join(text for _, text in self.pieces)


def record(command, shown, folder, environment):
    """Runs a command on a terminal; the recording begins with how a user would type it, and shortens folders of this machine."""
    start = time.monotonic()
    parent, child = pty.openpty()
    process = subprocess.Popen(command, cwd=folder, env={**environment, "TERM": "xterm", "COLUMNS": str(COLUMNS)},
                               stdin=subprocess.DEVNULL, stdout=child, stderr=child, close_fds=True)
    os.close(child)
    chunks = []
    while chunk := read(parent):
        chunks.append((time.monotonic() - start, chunk.replace(str(folder), folder.name).replace(str(Path.home()), "~")))
    os.close(parent)
    if process.wait() != 0:
        raise SystemExit(f"{shown} failed:\n" + "".join(chunk for _, chunk in chunks))
    return [Line(0, [("bold", f"$ {shown}")]), *lines(chunks)]


def read(terminal):
    try:
        return os.read(terminal, 65536).decode(errors="replace")
    except OSError:  # the program has closed it
        return ""


def lines(chunks):
    """Keeps what stays on the screen: a line that is written again replaces what it was."""
    kept, current = [], None
    for second, chunk in chunks:
        for part in re.split(r"(\r\n|\n|\r)", chunk):
            if part in ("\n", "\r\n"):
                kept.append(current or Line(second))
                current = None
            elif part == "\r":
                current = None
            elif part:
                current = current or Line(second)
                current.pieces += pieces(part)
    return [line for line in kept if "Finished at" not in line.text()]


def pieces(text):
    """Splits text at the codes for colors, and drops the other codes."""
    found, kind = [], ""
    for part in re.split(r"(\x1b\[[0-9;]*[A-Za-z])", text):
        if part.startswith("\x1b[") and part.endswith("m"):
            codes = part[2:-1].split(";")
            kind = " ".join(["bold"] * ("1" in codes) + [COLORS[code] for code in codes if code in COLORS])
        elif part and not part.startswith("\x1b["):
            found.append((kind, part))
    return found


def svg(title, recorded, moving):
    height = TOP + ROW * len(recorded) + 12
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">',
             f"<title>{escape(title)}</title>", f"<style>{STYLE}{MOVING if moving else ''}</style>",
             f'<rect class="ground" x=".5" y=".5" width="{WIDTH - 1}" height="{height - 1}" rx="8"/>',
             f'<rect class="bar" x="1" y="1" width="{WIDTH - 2}" height="26" rx="8"/>',
             f'<text x="{WIDTH / 2}" y="19" text-anchor="middle">{escape(title)}</text>']
    second, before = 0.3, 0
    for number, line in enumerate(recorded):
        second += min(max(line.second - before, 0.02), LONGEST_PAUSE)
        before = line.second
        spans = "".join(span(kind, text) for kind, text in clip(line.pieces))
        delay = f' style="animation-delay:{second:.2f}s"' if moving else ""
        parts.append(f'<text class="line" x="{LEFT}" y="{TOP + ROW * number + 6}"{delay}>{spans}</text>')
    return "\n".join([*parts, "</svg>", ""])


def clip(parts):
    """Cuts a line that is longer than the picture is wide."""
    left, kept = COLUMNS, []
    for kind, text in parts:
        if left <= 0:
            break
        kept.append((kind, text if len(text) <= left else text[:left - 1] + "…"))
        left -= len(text)
    return kept


def span(kind, text):
    safe = escape("".join(letter for letter in text if letter >= " "))
    return f'<tspan class="{kind}">{safe}</tspan>' if kind else f"<tspan>{safe}</tspan>"
