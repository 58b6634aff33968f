"""Cold JVMs, started as a user starts them except for their home."""

import os
import shutil
import subprocess

from contestants import WORK

ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(("FERRULE_", "XDG_"))}


def feature(jdk):
    for line in (jdk / "release").read_text().splitlines():
        if line.startswith("JAVA_VERSION="):
            return int(line.split('"')[1].split(".")[0])
    raise SystemExit(f"{jdk} is not a JDK")


def command(jdk, home, program, jars, arguments=()):
    path = ":".join(str(each) for each in [*jars, WORK / "classes"])
    flags = [f"-Duser.home={home}", f"-Djava.io.tmpdir={home}/tmp"]
    if feature(jdk) >= 24:
        flags.append("--enable-native-access=ALL-UNNAMED")
    return [str(jdk / "bin/java"), *flags, "-cp", path, program, *map(str, arguments)]


def start(line):
    return os.posix_spawn(
        line[0], line, ENVIRONMENT,
        file_actions=[(os.POSIX_SPAWN_OPEN, fd, "/dev/null", os.O_RDWR, 0) for fd in (0, 1, 2)])


def end(pid, line):
    """Milliseconds of user and system time, children included."""
    _, status, usage = os.wait4(pid, 0)
    if status:
        shown = subprocess.run(line, env=ENVIRONMENT, capture_output=True, text=True)
        raise SystemExit(f"failed: {' '.join(line)}\n{shown.stderr}")
    return (usage.ru_utime + usage.ru_stime) * 1000


def empty(home):
    shutil.rmtree(home, ignore_errors=True)
    (home / "tmp").mkdir(parents=True)
