"""Markdown tables and their numbers."""

from measure import median


class Table:
    def __init__(self, heads):
        self.lines = ["| " + " | ".join(heads) + " |", "|---" * len(heads) + "|"]

    def row(self, *cells):
        self.lines.append("| " + " | ".join(str(cell) for cell in cells) + " |")

    def text(self):
        return "\n".join(self.lines)


def spread(values, digits=2, scale=1):
    """Median (minimum to maximum)."""
    middle, low, high = (f"{value * scale:.{digits}f}" for value in (median(values), min(values), max(values)))
    return f"**{middle}** ({low}–{high})"


def seconds(cell, kind="wall"):
    return spread(cell[kind]) + f" n={len(cell[kind])}" if cell else ""


def megabytes(cell):
    return spread(cell["rss"], 0) if cell else ""
