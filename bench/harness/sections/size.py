"""The size of the jar that each tool packs, and what cargo's profile saves."""

import maven
from crates import RURE, TINY, fetch
from measure import Command
from place import FIVE
from sections.host import EXEC, QUESTDB
from side import copy_crate
from table import Table

RESOURCES = (
    "<resources><resource><directory>rust/target/release</directory>"
    "<includes><include>*.so</include></includes></resource></resources>")
PROFILES = {
    "cargo's release profile unchanged": "",
    "strip = symbols": "<strip>symbols</strip>",
    "lto = fat, codegen-units = 1": "<lto>fat</lto><codegen-units>1</codegen-units>",
    "strip = symbols, lto = fat, codegen-units = 1":
        "<strip>symbols</strip><lto>fat</lto><codegen-units>1</codegen-units>",
    "all of these, and opt-level = z":
        "<strip>symbols</strip><lto>fat</lto><codegen-units>1</codegen-units><opt-level>z</opt-level>",
    "all of these, and panic = abort":
        "<strip>symbols</strip><lto>fat</lto><codegen-units>1</codegen-units><opt-level>z</opt-level>"
        "<panic>abort</panic>",
}


def measure(run):
    case = TINY if run.smoke else RURE
    crate = fetch(run, case)
    work = run.work / "size"
    environment = run.bed.environment(case.library)
    profiles = dict(list(PROFILES.items())[:2]) if run.smoke else PROFILES
    yield {
        "crate": case.title.split(",")[0],
        "jars": jars(crate, work, environment, FIVE[:3:2] if run.smoke else FIVE),
        "profiles": {name: profile(crate, work / "profile", environment, xml) for name, xml in profiles.items()},
    }


def package(folder, environment, pom):
    maven.project(folder, pom)
    Command(maven.call("package", offline=False), folder, environment).run(folder.parent / "logs" / f"{folder.name}.log")
    return {path.name: path.stat().st_size for path in sorted((folder / "target").glob("*.jar"))}


def jars(crate, work, environment, targets):
    for name in ("ferrule", "ferrule-host", "questdb", "questdb-default", "exec"):
        copy_crate(crate, work / name / "rust")
    made = package(work / "ferrule", environment, maven.pom(
        "ferrule", maven.ferrule("<crate>rust</crate><attach>thin,all</attach>" + maven.targets(targets), "build", "bundle"), packaging="jar"))
    host = package(work / "ferrule-host", environment, maven.pom(
        "ferrule-host", maven.ferrule("<crate>rust</crate><attach>all</attach>", "build", "bundle"), packaging="jar"))
    result = {
        f"Ferrule, all {len(targets)} platforms": made["ferrule-1.0-natives.jar"],
        f"Ferrule, {FIVE[0]} only": made["ferrule-1.0-linux-x86_64.jar"],
        "Ferrule, this machine's target only, with its own linker": host["ferrule-host-1.0-natives.jar"],
    }
    for title, folder, text in (
        (f"{QUESTDB}, release", "questdb", maven.pom("questdb", maven.questdb("rust"), packaging="jar")),
        (f"{QUESTDB}, default settings (debug)", "questdb-default",
         maven.pom("questdb", maven.questdb("rust", release=False), packaging="jar")),
        (f"{EXEC}, with the library as a resource", "exec",
         maven.pom("exec", maven.exec_cargo(phase="generate-resources"), packaging="jar", resources=RESOURCES)),
    ):
        result[title] = sum(package(work / folder, environment, text).values())
    return result


def profile(crate, folder, environment, xml):
    """Builds for this machine, always with the same glibc floor and therefore the same linker."""
    if not (folder / "rust").exists():
        copy_crate(crate, folder / "rust")
    made = package(folder, environment, maven.pom("profile", maven.ferrule(
        f"<crate>rust</crate>{maven.targets(FIVE[:1])}<profileOverrides>{xml}</profileOverrides>", "build", "bundle"),
        packaging="jar"))
    library = next((folder / "target" / "ferrule" / "natives").glob("*/lib*.so"))
    return {"library": library.stat().st_size, "jar": made["profile-1.0-linux-x86_64.jar"]}


def render(result):
    packed = Table([f"jar of {result['crate']}", "bytes"])
    for name, size in result["jars"].items():
        packed.row(name, f"{size:,}")
    tuned = Table(["profile, for linux-x86_64", "library, bytes", "jar, bytes"])
    for name, sizes in result["profiles"].items():
        tuned.row(name, f"{sizes['library']:,}", f"{sizes['jar']:,}")
    return f"{packed.text()}\n\n{tuned.text()}"
