#!/usr/bin/env python3
"""Lays out a rustup distribution server, as a folder, from a toolchain and the standard libraries of more targets.

Usage: lay_out_mirror.py TOOLCHAIN STD OUT URL
  TOOLCHAIN  bin/, lib/ and lib/rustlib/ of the host
  STD        one folder of rlibs a target
  OUT        the folder to fill
  URL        where OUT will be served from; its archives are named by this URL in the manifest

The format is rustup's manifest version 2: a channel file that names components, each a .tar.gz of rust-installer's
layout. rustup refuses links inside an archive, hence tarfile's dereference.
"""
import hashlib
import io
import subprocess
import sys
import tarfile
from pathlib import Path

HOST = "x86_64-unknown-linux-gnu"
MINIMAL = ["rustc", "cargo", "rust-std"]


def sha256(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


class Mirror:
    def __init__(self, out, url, full_version):
        self.out, self.url, self.full_version = out, url, full_version
        self.version, _, date = full_version.split()[:3]
        self.date = date.rstrip(")")
        self.packages = {}
        (out / "dist" / self.date).mkdir(parents=True)

    def add(self, package, target, files):
        """Packs files, pairs of a path on this machine and the path below the toolchain, as one component."""
        name = f"{package}-{self.version}-{'any' if target == '*' else target}"
        component = f"{package}-{target}" if package == "rust-std" else package
        archive = self.out / "dist" / self.date / f"{name}.tar.gz"
        with subprocess.Popen(["gzip", "-1"], stdin=subprocess.PIPE, stdout=archive.open("wb")) as gzip:
            with tarfile.open(fileobj=gzip.stdin, mode="w|", dereference=True) as tar:
                for folder in folders_of([Path(name, component, path) for _, path in files]):
                    add_folder(tar, folder)
                add_text(tar, f"{name}/rust-installer-version", "3\n")
                add_text(tar, f"{name}/components", component + "\n")
                add_text(tar, f"{name}/{component}/manifest.in", "".join(f"file:{path}\n" for _, path in files))
                for source, path in files:
                    tar.add(source, f"{name}/{component}/{path}", recursive=False)
        if gzip.returncode:
            sys.exit(f"gzip failed on {archive}")
        self.packages.setdefault(package, {})[target] = archive

    def manifest(self):
        lines = ['manifest-version = "2"', f'date = "{self.date}"']
        for package, archives in self.packages.items():
            lines += [f"[pkg.{package}]", f'version = "{self.full_version}"']
            for target, archive in archives.items():
                url = f"{self.url}/{archive.relative_to(self.out)}"
                lines += [f'[pkg.{package}.target."{target}"]', "available = true",
                          f'url = "{url}"', f'hash = "{sha256(archive)}"']
        lines += ["[pkg.rust]", f'version = "{self.full_version}"',
                  f"[pkg.rust.target.{HOST}]", "available = true", 'url = ""', 'hash = ""']
        extensions = [("rust-std", target) for target in self.packages["rust-std"] if target != HOST]
        for kind, members in (("components", [(package, HOST) for package in MINIMAL]),
                              ("extensions", extensions + [("rust-src", "*")])):
            for package, target in members:
                lines += [f"[[pkg.rust.target.{HOST}.{kind}]]", f'pkg = "{package}"', f'target = "{target}"']
        lines += ["[profiles]"] + [f"{profile} = {MINIMAL}" for profile in ("minimal", "default", "complete")]
        return "\n".join(lines) + "\n"

    def publish(self):
        text = self.manifest()
        for channel in (self.version, "stable"):
            file = self.out / "dist" / f"channel-rust-{channel}.toml"
            file.write_text(text)
            file.with_name(file.name + ".sha256").write_text(f"{sha256(file)}  {file.name}\n")


def folders_of(files):
    """Every folder above the files, outer ones first. rustup warns of each that an archive leaves out."""
    return sorted({parent.as_posix() for file in files for parent in file.parents} - {"."})


def add_folder(tar, name):
    info = tarfile.TarInfo(name)
    info.type = tarfile.DIRTYPE
    info.mode = 0o755
    tar.addfile(info)


def add_text(tar, name, text):
    info = tarfile.TarInfo(name)
    info.size = len(text.encode())
    tar.addfile(info, io.BytesIO(text.encode()))


def below(root, start, keep=lambda file: True):
    return [(file, file.relative_to(root).as_posix()) for file in sorted(start.rglob("*")) if file.is_file() and keep(file)]


def main(toolchain, std, out, url):
    version = subprocess.check_output([toolchain / "bin/rustc", "--version"], text=True).split(" ", 1)[1].strip()
    mirror = Mirror(out, url, version)
    libraries = [(file, f"lib/{file.name}") for file in (toolchain / "lib").glob("*.so*")]
    mirror.add("rustc", HOST, [(toolchain / tool, tool) for tool in ("bin/rustc", "bin/rustdoc")] + libraries)
    mirror.add("cargo", HOST, [(toolchain / "bin/cargo", "bin/cargo")])
    mirror.add("rust-std", HOST, below(toolchain, toolchain / "lib/rustlib" / HOST))
    for folder in sorted(std.iterdir()):
        mirror.add("rust-std", folder.name,
                   [(file, f"lib/rustlib/{folder.name}/lib/{file.name}") for file in sorted(folder.glob("*.rlib"))])
    # `cross` 0.2.5 installs rust-src without being asked to
    mirror.add("rust-src", "*",
               below(toolchain, toolchain / "lib/rustlib/src/rust/library", lambda file: not file.is_symlink()))
    mirror.publish()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]), sys.argv[4])
