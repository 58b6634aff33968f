#!/usr/bin/env python3
"""Runs cargo or rustc of this machine for a program under wine, and answers as on a Windows machine.

Usage: rust-for-windows.py PREFIX TOOLS REQUEST

TOOLS is the folder of cargo and rustc. REQUEST is the Windows path of a file in wine's PREFIX with the tool's name and its
arguments, each with a NUL at its end. What the tool prints goes to REQUEST.out and REQUEST.err, and its exit code to
REQUEST.exit. Paths are translated in both directions; the
host is x86_64-pc-windows-gnu. Everything else is the real tool's own answer.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import threading

HOST = "x86_64-pc-windows-gnu"
OUR_HOST = "x86_64-unknown-linux-gnu"


def to_unix(text):
    """Z:\\a\\b becomes /a/b, wherever it starts."""
    return re.sub(r"[Zz]:\\(.*)", lambda found: "/" + found[1].replace("\\", "/"), text, flags=re.DOTALL)


def to_windows(value):
    """Translates each path in what a tool prints as JSON."""
    if isinstance(value, dict):
        return {key: to_windows(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [to_windows(inner) for inner in value]
    if isinstance(value, str) and re.match(r"/\w+/", value):
        return "Z:" + value.replace("/", "\\")
    return value


def answer(line):
    text = line.decode(errors="replace")
    if text.startswith("{"):
        return json.dumps(to_windows(json.loads(text)), separators=(",", ":")) + "\n"
    if text.startswith("host: "):
        return f"host: {HOST}\n"
    if re.match(r"/\w+/\S*$", text):
        return "Z:" + text.replace("/", "\\")
    return text


def copy(source, target):
    for line in source:
        target.write(answer(line).encode())
        target.flush()


def main(prefix, tools, request):
    drive, path = request.split(":", 1)
    unix = pathlib.Path("/" if drive in "zZ" else f"{prefix}/drive_c/") / path.replace("\\", "/").lstrip("/")
    tool, *arguments = unix.read_bytes().decode().rstrip("\0").split("\0")
    environment = {
        name: "\x1f".join(map(to_unix, value.split("\x1f"))) for name, value in os.environ.items() if not name.startswith("WINE")
    }
    environment["PATH"] = f"{tools}:{environment['PATH']}"
    environment["CARGO_BUILD_TARGET"] = HOST
    with (
        unix.with_name(unix.name + ".out").open("wb") as out,
        unix.with_name(unix.name + ".err").open("wb") as err,
        subprocess.Popen(
            [f"{tools}/{tool.removesuffix('.exe')}", *map(to_unix, arguments)],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process,
    ):
        errors = threading.Thread(target=copy, args=(process.stderr, err))
        errors.start()
        copy(process.stdout, out)
        errors.join()
        code = process.wait()
    written = unix.with_name(unix.name + ".code")
    written.write_text(str(code))
    written.rename(unix.with_name(unix.name + ".exit"))


main(*sys.argv[1:])
