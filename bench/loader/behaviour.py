"""How each loader behaves where loading is hard; prints one table. Needs root, for the mounts."""

import os
import shutil
import subprocess

ELSEWHERE = ["/var/tmp", "/dev/shm"]
LEFT_OUT = ("empty main", "System.load of a file", "Ferrule, first start", "Ferrule, first start, stored entry",
            "Ferrule, cached, load(System::load)", "JNA 5.19.1, absolute path")


def run(bench):
    size = bench.Size("small")
    decoy = bench.WORK / "decoy"
    decoy.mkdir(exist_ok=True)
    source = decoy / "decoy.c"
    source.write_text("int version(void) { return 99; }\nint Java_Native_version(void *e, void *t) { return 99; }\n")
    subprocess.run(["gcc", "-shared", "-fPIC", "-o", decoy / "libbench.so", source], check=True)
    for jdk in bench.JDKS:
        print(f"\nJDK {bench.feature(jdk)}\n")
        names = list(scenarios("", ""))
        print("| |", " | ".join(names), "| processes started | files left by kill -9 |")
        print("|---" * (len(names) + 3) + "|")
        for name, program, jars, arguments, _ in bench.programs(size):
            if name not in LEFT_OUT:
                row = Row(bench, jdk, program, jars, arguments)
                cells = [row.outcome(*scenarios(row.home, decoy)[each]) for each in names]
                print("|", name.replace(", cached", ""), "|", " | ".join([*cells, row.children(), row.leftovers()]), "|")


def scenarios(home, decoy):
    """Name of the column: shell commands that mount, and environment."""
    tmp = f"{home}/tmp"
    every = [home, *ELSEWHERE]
    return {
        "noexec tmp": (mount("noexec", [tmp]), {}),
        "noexec home": (f"mount --bind {tmp} /mnt; " + mount("noexec", [home])
                        + f"mkdir {tmp}; mount --bind /mnt {tmp};", {}),
        "noexec everywhere": (mount("noexec", every) + f"mkdir {tmp};", {}),
        "read-only everywhere": (mount("", every) + f"mkdir {tmp};" + remount(every), {}),
        "decoy on LD_LIBRARY_PATH": ("", {"LD_LIBRARY_PATH": str(decoy)}),
    }


def mount(options, folders):
    flags = f"-o {options}" if options else ""
    return "".join(f"mount -t tmpfs {flags} tmpfs {folder};" for folder in folders)


def remount(folders):
    return "".join(f"mount -o remount,ro {folder};" for folder in folders)


class Row:
    def __init__(self, bench, jdk, program, jars, arguments):
        self.home = bench.WORK / "behaviour"
        self.command = bench.command(jdk, self.home, program, jars, *arguments)
        self.halted = bench.command(jdk, self.home, "Halt", jars, program, *arguments)
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith(("FERRULE_", "XDG_"))}

    def fresh(self):
        shutil.rmtree(self.home, ignore_errors=True)
        (self.home / "tmp").mkdir(parents=True)

    def outcome(self, mounts, environment):
        self.fresh()
        script = ["unshare", "-m", "sh", "-ec", mounts + ' exec "$@"', "sh", *self.command]
        done = subprocess.run(script, env={**self.environment, **environment}, capture_output=True, cwd="/")
        return "ok" if done.returncode == 0 else "**fails**"

    def children(self):
        self.fresh()
        log = self.home / "strace.log"
        subprocess.run(["strace", "-f", "-qq", "-e", "trace=execve", "-o", log, *self.command],
                       env=self.environment, capture_output=True, check=True)
        calls = [line for line in log.read_text().splitlines() if "execve(" in line and "= 0" in line]
        return str(len(calls) - 1)

    def leftovers(self):
        """Files outside of a cache that the next start takes, after two starts that were killed."""
        counts = []
        self.fresh()
        for _ in range(2):
            subprocess.run(self.halted, env=self.environment, capture_output=True, check=True)
            counts.append(sum(len(files) for _, _, files in os.walk(self.home)))
        return "0" if counts[0] == counts[1] else str(counts[1] - counts[0]) + " each start"
