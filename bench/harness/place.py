"""The folders of the checkout, of the test bed, and of this run."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CRATES = ROOT / "bench" / "crates"
TARGET = ROOT / "bench" / "target"
REPOSITORY = TARGET / "repository"
PAGE = ROOT / "docs" / "benchmarks.md"
GUIDE = ROOT / "docs" / "bindings.md"

FIVE = (
    "x86_64-unknown-linux-gnu.2.17",
    "aarch64-unknown-linux-gnu.2.17",
    "x86_64-unknown-linux-musl",
    "x86_64-pc-windows-gnu",
    "aarch64-apple-darwin",
)


class Bed:
    """The test bed that its/provision made; its Rust is the only one that is measured."""

    def __init__(self):
        cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))
        self.folder = Path(os.environ.get("FERRULE_BED", cache / "ferrule" / "bed"))
        file = self.folder / "bed.properties"
        if not file.is_file():
            raise SystemExit("the test bed is missing: run its/provision")
        lines = (line for line in file.read_text().splitlines() if not line.startswith("#"))
        self.values = dict(line.split("=", 1) for line in lines if "=" in line)

    def __getitem__(self, key):
        if key not in self.values:
            raise SystemExit(f"the test bed has no '{key}': run its/provision")
        return self.values[key]

    def environment(self, library):
        """The environment of all sides: the bed's Rust, and every flag that Ferrule would add itself."""
        foreign = ("CARGO", "RUST", "MAVEN", "JAVA_TOOL", "JDK_JAVA", "FERRULE", "BENCH")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
        return kept | {
            "LC_ALL": "C.UTF-8",
            "PATH": self["path"] + ":" + os.environ["PATH"],
            "JAVA_HOME": self["jdk.17"],
            "RUSTUP_HOME": self["rust.home"],
            "RUSTUP_DIST_SERVER": self["rust.dist.server"],
            "RUSTUP_UPDATE_ROOT": self["rust.update.root"],
            "CARGO_HOME": self["cargo.home"],
            "CARGO_TERM_COLOR": "never",
            "CARGO_TARGET_X86_64_UNKNOWN_LINUX_MUSL_RUSTFLAGS": "-C target-feature=-crt-static",
            "CARGO_TARGET_AARCH64_UNKNOWN_LINUX_MUSL_RUSTFLAGS": "-C target-feature=-crt-static",
            "CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUSTFLAGS": self["rustflags.x86_64-pc-windows-gnu"],
            "CARGO_TARGET_X86_64_APPLE_DARWIN_RUSTFLAGS": f"-C link-arg=-Wl,-install_name,@rpath/lib{library}.dylib",
            "CARGO_TARGET_AARCH64_APPLE_DARWIN_RUSTFLAGS": f"-C link-arg=-Wl,-install_name,@rpath/lib{library}.dylib",
            "MACOSX_DEPLOYMENT_TARGET": "11.0",
            "SOURCE_DATE_EPOCH": "1795219200",
        }
