"""The crates that are built, and where their sources come from."""

import re
import threading
from dataclasses import dataclass, field
from pathlib import Path

from measure import Command
from place import CRATES
from side import CLEAN, ROUNDS, TOUCHED, UNCHANGED, copy_crate


@dataclass(frozen=True)
class Case:
    """crate: a folder of bench/crates; library: what it builds; environment: what differs from cargo's defaults; rounds: those of
    the sides that the tightest budget compares."""

    title: str
    crate: str
    library: str
    environment: dict = field(default_factory=dict, hash=False)
    published: str = ""
    source: str = "src/lib.rs"
    states: tuple = (CLEAN, TOUCHED, UNCHANGED)
    own_folders: bool = True
    rounds: int = ROUNDS

    @property
    def key(self):
        return re.sub(r"[^a-z0-9]+", "-", self.title.lower()).strip("-")


# At opt-level 0, seven clean rounds fit into an hour; and in a shorter build, Ferrule's own time weighs more
QUICK = {"CARGO_PROFILE_RELEASE_OPT_LEVEL": "0"}

RURE = Case("`rure` 0.2.5, opt-level 0", "rure", "rure", QUICK, published="rure-0.2.5")
DERIVE = Case("clap and serde by derive, opt-level 0", "derive", "derive", QUICK)
RING = Case("`ring`, C and assembly, opt-level 0", "ring", "digest", QUICK, rounds=11)
# A touched source would be optimized as a whole again, and separate folders share nothing: both would double the time.
# Five jobs of one thread each, one of them half as long again, on two cores: cargo takes them in any order, which is worth 3 s
FAT = Case("fat LTO, opt-level 3", "fat", "fat", states=(CLEAN, UNCHANGED), own_folders=False, rounds=15)
# The budget: the largest fraction of what five consecutive calls take
AGAINST_FIVE_CALLS = {FAT: 0.8, DERIVE: 0.95}
WORKSPACE = Case("a workspace with two libraries, opt-level 0", "workspace", "one", QUICK, source="one/src/lib.rs")
TINY = Case("a crate without dependencies", "tiny", "tiny")
PAIR = Case("a workspace of two crates without dependencies", "pair", "one", source="one/src/lib.rs")


FETCHED, FETCHING = {}, threading.Lock()


def fetch(run, case):
    """Downloads the dependencies before anything is measured, once, and returns the folder of the crate."""
    with FETCHING:
        if case not in FETCHED:
            FETCHED[case] = download(run, case)
        return FETCHED[case]


def download(run, case):
    environment = run.bed.environment(case.library)
    log = run.work / "crates" / "fetch.log"
    folder = copy_crate(CRATES / case.crate, run.work / "crates" / case.crate)
    Command(("cargo", "fetch", "--locked"), folder, environment).run(log)
    if not case.published:
        return folder
    sources = Path(run.bed["cargo.home"], "registry", "src")
    published = copy_crate(next(sources.glob(f"*/{case.published}")), run.work / "crates" / case.published)
    Command(("cargo", "fetch", "--locked"), published, environment).run(log)
    return published
