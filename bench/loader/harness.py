"""Runs cold JVMs and prints one table; see README.md."""

import hashlib
import os
import random
import shutil
import statistics
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

WORK = Path(sys.argv[1])
LIBS = WORK / "libs"
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "21"))
JDKS = [Path(home) for home in os.environ["BENCH_JDKS"].split(":")]
BUNDLE = "META-INF/ferrule/com.acme.bench/"


def jar(path, entries, stored=False):
    method = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(path, "w", method) as out:
        for name, content in entries.items():
            out.writestr(name, content)
    return path


def bundle(content):
    keys = {
        "format": 1, "library": "bench", "version": "1", "triple": "x86_64-unknown-linux-gnu", "os": "linux",
        "arch": "x86_64", "libc": "gnu", "glibc": "2.2.5", "resource": "linux-x86-64/libbench.so",
        "size": len(content), "sha256": hashlib.sha256(content).hexdigest(), "crc32": "%08x" % zlib.crc32(content),
    }
    return {
        BUNDLE + "index.properties": "format=1\nlibraries=bench\n",
        BUNDLE + "bench/x86_64-unknown-linux-gnu.properties": "".join(f"{k}={v}\n" for k, v in keys.items()),
        "linux-x86-64/libbench.so": content,
    }


class Size:
    """A library of one size, packed for every loader."""

    def __init__(self, name):
        self.name = name
        self.file = WORK / f"{name}.so"
        content = self.file.read_bytes()
        made = WORK / f"jars-{name}"
        made.mkdir(exist_ok=True)
        self.ferrule = jar(made / "ferrule.jar", bundle(content))
        self.stored = jar(made / "stored.jar", bundle(content), stored=True)
        self.jna = jar(made / "jna.jar", {"linux-x86-64/libbench.so": content})
        self.jarjni = jar(made / "jarjni.jar", {"nativelib/linux-x86-64/libbench.so": content})
        self.scijava = jar(made / "scijava.jar", {"natives/linux_64/libbench.so": content})
        self.netty = jar(made / "netty.jar", {"META-INF/native/libbench.so": content})
        self.javacpp = jar(made / "javacpp.jar", {"natives/libbench.so": content})


def lib(name):
    return next(LIBS.glob(name + "*.jar"))


def command(jdk, home, program, jars, *args):
    path = ":".join(str(p) for p in [*jars, WORK / "classes"])
    flags = [f"-Duser.home={home}", f"-Djava.io.tmpdir={home}/tmp"]
    if feature(jdk) >= 24:
        flags.append("--enable-native-access=ALL-UNNAMED")
    return [str(jdk / "bin/java"), *flags, "-cp", path, program, *map(str, args)]


def feature(jdk):
    for line in (jdk / "release").read_text().splitlines():
        if line.startswith("JAVA_VERSION="):
            return int(line.split('"')[1].split(".")[0])
    raise SystemExit(f"{jdk} is no JDK")


def programs(size):
    """Name, program, jars, arguments, whether each run starts with an empty cache."""
    ours, jna = lib("ferrule-native-loader"), lib("jna-")
    return [
        ("empty main", "Empty", [ours, jna, size.ferrule], [], False),
        ("System.load of a file", "SystemLoad", [ours], [size.file], False),
        ("Ferrule, cached, System.load(path)", "Ferrule", [ours, size.ferrule], [], False),
        ("Ferrule, cached, load(System::load)", "FerruleReference", [ours, size.ferrule], [], False),
        ("Ferrule, first start", "Ferrule", [ours, size.ferrule], [], True),
        ("Ferrule, first start, stored entry", "Ferrule", [ours, size.stored], [], True),
        ("jar-jni 1.2.0", "JarJni", [lib("jar-jni"), size.jarjni], [], False),
        ("scijava 2.5.0", "SciJava", [lib("native-lib-loader"), lib("slf4j-api"), size.scijava], [], False),
        ("netty 4.2.0", "Netty", [lib("netty-common"), size.netty], [], False),
        ("javacpp 1.5.12, cached", "JavaCpp", [lib("javacpp"), size.javacpp], [], False),
        ("sqlite-jdbc 3.50.3.0 (its own library)", "Sqlite", [lib("sqlite-jdbc"), lib("slf4j-api")], [], False),
        ("JNA 5.19.1, absolute path", "Jna", [jna], [size.file], False),
        ("JNA 5.19.1, resource path", "Jna", [jna, size.jna], ["bench"], False),
        ("Ferrule, cached, JNA interface", "FerruleJna", [ours, jna, size.ferrule], [], False),
    ]


def cpu(arguments, environment):
    """Milliseconds of user and system time, children included."""
    pid = os.posix_spawn(
        arguments[0], arguments, environment,
        file_actions=[(os.POSIX_SPAWN_OPEN, fd, "/dev/null", os.O_RDWR, 0) for fd in (0, 1, 2)])
    _, status, usage = os.wait4(pid, 0)
    if status:
        shown = subprocess.run(arguments, env=environment, capture_output=True, text=True)
        raise SystemExit(f"failed: {' '.join(arguments)}\n{shown.stderr}")
    return (usage.ru_utime + usage.ru_stime) * 1000


def speed():
    print(f"median of {ROUNDS} rounds, CPU ms over an empty main; load average {os.getloadavg()[0]:.1f}")
    for jdk in JDKS:
        for size in (Size("small"), Size("large")):
            table(jdk, size)


def table(jdk, size):
    configurations = programs(size)
    home = WORK / "home"
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("FERRULE_", "XDG_"))}
    times = {name: [] for name, *_ in configurations}
    shutil.rmtree(home, ignore_errors=True)
    for round_number in range(-1, ROUNDS):
        for name, program, jars, arguments, cold in random.sample(configurations, len(configurations)):
            own = home / ("cold" if cold else "warm")
            if cold:
                shutil.rmtree(own, ignore_errors=True)
            (own / "tmp").mkdir(parents=True, exist_ok=True)
            taken = cpu(command(jdk, own, program, jars, *arguments), environment)
            if round_number >= 0:
                times[name].append(taken)
    empty = statistics.median(times["empty main"])
    print(f"\nJDK {feature(jdk)}, library of {size.file.stat().st_size / 1e6:.2f} MB, empty main {empty:.0f} ms\n")
    print("| | CPU ms over an empty main |\n|---|---|")
    for name, taken in times.items():
        if name != "empty main":
            print(f"| {name} | {statistics.median(taken) - empty:.0f} |")


if __name__ == "__main__":
    if sys.argv[2:] == ["behaviour"]:
        import behaviour

        behaviour.run(sys.modules["__main__"])
    else:
        speed()
