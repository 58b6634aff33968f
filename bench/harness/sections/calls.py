"""What a call of Rust costs: generated bindings, the same by hand, and other ways, by JMH."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import maven
from measure import Failed
from place import CRATES, ROOT
from table import Table

SOURCES = ROOT / "bench" / "calls"
GENERATED_FFM, HAND_FFM, GENERATED_JNA, HAND_JNA, JNA_INTERFACE = (
    "Ferrule, FFM", "FFM by hand", "Ferrule, JNA", "JNA direct mapping by hand", "JNA interface")
SIDES = {"GeneratedFfm": GENERATED_FFM, "HandFfm": HAND_FFM, "GeneratedJna": GENERATED_JNA, "HandJna": HAND_JNA,
         "JnaInterface": JNA_INTERFACE, "Jni": "JNI, crate `jni`", "UniffiJava": "UniFFI, Java (FFM)",
         "UniffiKotlin": "UniFFI, Kotlin (JNA)"}
CALLS = {"add": "`add(long, long)`", "textIn": "`String` in", "textOut": "`String` out", "bytesIn": "`byte[1024]` in",
         "structByValue": "struct by value", "callback": "callback"}


def measure(run):
    work = run.work / "calls"
    shutil.rmtree(work, ignore_errors=True)
    cargo = run.work / "calls-cargo"
    environment = run.bed.environment("calls") | {"JAVA_HOME": run.bed["jdk.25"], "CARGO_TARGET_DIR": str(cargo)}
    if run.smoke:
        environment |= {"CARGO_PROFILE_RELEASE_LTO": "off", "CARGO_PROFILE_RELEASE_OPT_LEVEL": "0"}
    libraries, classes = build(run, work, environment)
    figures = work / "figures.json"
    pace = ["-f", "1", "-wi", "1", "-i", "1", "-w", "10ms", "-r", "10ms"] if run.smoke else [
        "-f", "2", "-wi", "3", "-i", "5", "-w", "500ms", "-r", "500ms"]
    command = [f"{run.bed['jdk.25']}/bin/java", "-cp", os.pathsep.join(map(str, classes)), "org.openjdk.jmh.Main", *pace,
               "-foe", "true", "-rf", "json", "-rff", str(figures), "-jvmArgs",
               f"--enable-native-access=ALL-UNNAMED -Dbench.library={libraries['calls']} "
               f"-Dferrule.library.bench.calls={libraries['calls']} "
               f"-Dferrule.library.bench.calls-uniffi={libraries['calls_uniffi']}"]
    logged(command, work, environment, work / "jmh.log")
    yield {"nanoseconds": read(json.loads(figures.read_text())), "java": "25"}


def build(run, work, environment):
    """Builds the libraries, generates all bindings, and compiles them with the benchmarks."""
    libraries, sources = {}, list(SOURCES.glob("src/bench/*.java"))
    for crate in ("calls", "calls-uniffi"):
        folder = work / crate
        shutil.copytree(CRATES / crate, folder / "rust", ignore=shutil.ignore_patterns("target"))
        logged(["cargo", "build", "--release", "--locked"], folder / "rust", environment, folder / "cargo.log")
        library = crate.replace("-", "_")
        libraries[library] = Path(environment["CARGO_TARGET_DIR"]) / "release" / f"lib{library}.so"
        maven.project(folder, maven.pom(
            crate, maven.ferrule("<crate>rust</crate>", "bindings"), resources="<directory>out</directory>"))
    for api, release in (("jna", 17), ("ffm", 25)):
        sources += generate(work / "calls", api, release, environment, f"-Dferrule.bindings.api={api}",
                            f"-Dferrule.bindings.package=bench.{api}", "-Dferrule.bindings.class=Library").rglob("*.java")
    for language, release in (("java", 25), ("kotlin", 17)):
        sources += generate(work / "calls-uniffi", language, release, environment, f"-Dferrule.bindings.language={language}",
                            f"-Dferrule.bindings.package=bench.uniffi.{language}").rglob("*.*")
    logged([*maven.call("dependency:copy-dependencies", offline=False), "-f", str(SOURCES / "pom.xml"),
            f"-DoutputDirectory={work / 'libs'}"], work, environment, work / "libs.log")
    loader = next((ROOT / "native-loader" / "target").glob("ferrule-native-loader-*[0-9T].jar"))
    jars = [*(work / "libs").glob("*.jar"), loader]
    path, classes = os.pathsep.join(map(str, jars)), work / "classes"
    logged([f"{run.bed['jdk.17']}/bin/java", "-cp", path, "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler", "-no-stdlib",
            "-no-reflect", "-nowarn", "-cp", path, "-d", str(classes),
            *(str(source) for source in sources if source.suffix == ".kt")], work, environment, work / "kotlinc.log")
    logged([f"{run.bed['jdk.25']}/bin/javac", "-nowarn", "-cp", os.pathsep.join((str(classes), path)), "-processorpath", path,
            "-d", str(classes), *(str(source) for source in sources if source.suffix == ".java")],
           work, environment, work / "javac.log")
    return libraries, [classes, *jars]


def generate(folder, kind, release, environment, *options):
    """Returns the folder of the bindings."""
    logged([*maven.call("generate-sources", offline=False), f"-Dmaven.compiler.release={release}", *options],
           folder, environment, folder / f"bindings-{kind}.log")
    return Path(shutil.move(folder / "out/generated-sources", folder / kind))


def logged(command, folder, environment, log):
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w") as out:
        code = subprocess.run(command, cwd=folder, env=environment, stdout=out, stderr=subprocess.STDOUT).returncode
    if code:
        raise Failed(f"{command[0]}: exit code {code}\n{log.read_text()[-3000:]}")


def read(figures):
    """Returns, by side and call, the nanoseconds and their error (99.9 %)."""
    found = {}
    for figure in figures:
        side, call = figure["benchmark"].split(".")[-2:]
        metric = figure["primaryMetric"]
        found.setdefault(SIDES[side], {})[call] = [metric["score"], spread(metric)]
    return found


def spread(metric):
    error = metric["scoreError"]
    return 0.0 if error == "NaN" else float(error)


def render(result):
    table = Table(["nanoseconds per call", *CALLS.values()])
    nanoseconds = result["nanoseconds"]
    for side in SIDES.values():
        table.row(side, *(f"{number(nanoseconds[side][call][0])} ± {number(nanoseconds[side][call][1])}" for call in CALLS))
    for ours, theirs in ((GENERATED_FFM, HAND_FFM), (GENERATED_JNA, HAND_JNA)):
        table.row(f"{ours} ÷ {theirs}",
                  *(f"{nanoseconds[ours][call][0] / nanoseconds[theirs][call][0]:.2f}" for call in CALLS))
    return table.text()


def number(value):
    return f"{value:.1f}" if value < 100 else f"{value:,.0f}"

