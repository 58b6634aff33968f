"""One way to build a crate: its command, what a clean start deletes, and the states that are measured."""

import os
import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path

from measure import Command, Samples, rounds
from place import CRATES

CLEAN, TOUCHED, UNCHANGED = "clean", "one source touched", "no-op build"
ROUNDS, ROUNDS_ASIDE, UNCHANGED_ROUNDS = 7, 3, 9


@dataclass(frozen=True)
class Side:
    """products: the folders that a clean start deletes; source: the file that is touched; rounds: how often it is measured
    clean."""

    name: str
    command: Command
    products: tuple = ()
    source: Path = None
    states: tuple = field(default=(CLEAN, TOUCHED, UNCHANGED))
    rounds: int = ROUNDS

    def online(self):
        return replace(self, command=replace(self.command, words=tuple(it for it in self.command.words if it != "-o")))

    def prepare(self, state):
        if state == CLEAN:
            for folder in self.products:
                shutil.rmtree(folder, ignore_errors=True)
        elif state == TOUCHED:
            os.utime(self.source)


def copy_crate(crate, folder):
    """Gives every side its own copy of the crate, without the results of an earlier run."""
    shutil.rmtree(folder, ignore_errors=True)
    source = crate if isinstance(crate, Path) else CRATES / crate
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("target", ".cargo-ok"))
    return folder


def write(file, text):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def ready(run, sides, logs):
    """One untimed Maven run of each, with the network: it fills Maven's repository, zig's caches and the disk cache.

    A smoke run has no time for that, and lets Maven use the network while it measures.
    """
    online = [side.online() for side in sides]
    if run.smoke:
        return online
    for side in online:
        if side.command.words[0] == "mvn":
            side.command.run(logs / f"{side.name} warm-up.log")
    return sides


def compare(run, sides, logs):
    """Rounds of all states in their natural order; no-op builds are short, so there can be more of them."""
    samples = Samples([side.name for side in sides])
    for number in range(run.rounds(max(side.rounds for side in sides))):
        for side in rounds(1, [side for side in sides if number < side.rounds]):
            for state in side.states:
                side.prepare(state)
                samples.add(side.name, state, side.command.run(log(logs, side, state)))
    quick = [side for side in sides if UNCHANGED in side.states and side.rounds > ROUNDS_ASIDE]
    for number in range(0 if run.smoke else UNCHANGED_ROUNDS):
        for side in rounds(1, [side for side in quick if side.rounds <= number]):
            samples.add(side.name, UNCHANGED, side.command.run(log(logs, side, UNCHANGED)))
    return samples


def log(folder, side, state):
    return folder / f"{side.name} {state}.log".replace("`", "")
