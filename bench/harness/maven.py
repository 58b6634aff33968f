"""Runs Maven as a user does, with a local repository that has the plugin of this checkout."""

import re
import shutil
import subprocess
from pathlib import Path

from place import REPOSITORY, ROOT, TARGET
from side import write

GROUP = "io.github.ferrule"
# What the README recommends for short builds; every side that is Maven has it
JVM_CONFIG = "-XX:TieredStopAtLevel=1"
# MAVEN_OPTS comes after the file, so it takes precedence
AS_JAVA_IS = {"MAVEN_OPTS": "-XX:TieredStopAtLevel=4"}
QUESTDB = "1.2.0"
EXEC = "3.6.4"

SETTINGS = """<settings>
  <profiles><profile><id>outer</id>
    <repositories><repository><id>outer</id><url>{0}</url></repository></repositories>
    <pluginRepositories><pluginRepository><id>outer</id><url>{0}</url></pluginRepository></pluginRepositories>
  </profile></profiles>
  <activeProfiles><activeProfile>outer</activeProfile></activeProfiles>
</settings>
"""

POM = """<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>bench</groupId><artifactId>{name}</artifactId><version>1.0</version><packaging>{packaging}</packaging>
  <properties><project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>
  <modules>{modules}</modules>
  <build>{resources}<plugins>{plugins}</plugins></build>
</project>
"""

PLUGIN = """<plugin>
  <groupId>{group}</groupId><artifactId>{artifact}</artifactId><version>{version}</version>
  <executions>{executions}</executions>
</plugin>
"""


def version():
    return re.search(r"<version>(.*?)</version>", (ROOT / "pom.xml").read_text()).group(1)


def stage():
    """Packs this checkout, and copies it to where Maven looks for installed artifacts."""
    subprocess.run(
        ["mvn", "-q", "-B", "-ntp", "package", "-Dmaven.test.skip", "-pl", "native-loader,plugin", "-am"], cwd=ROOT, check=True)
    TARGET.mkdir(parents=True, exist_ok=True)
    settings().write_text(SETTINGS.format((Path.home() / ".m2" / "repository").as_uri()))
    install("ferrule-parent", ROOT / "pom.xml")
    install("ferrule-native-loader", ROOT / "native-loader" / "pom.xml", ROOT / "native-loader" / "target")
    install("ferrule-maven-plugin", ROOT / "plugin" / "pom.xml", ROOT / "plugin" / "target")


def install(artifact, pom, built=None):
    name = f"{artifact}-{version()}"
    folder = REPOSITORY.joinpath(*GROUP.split("."), artifact, version())
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(pom, folder / f"{name}.pom")
    if built:
        shutil.copy(built / f"{name}.jar", folder)


def settings():
    return TARGET / "settings.xml"


def call(*arguments, offline=True):
    return (
        "mvn", "-B", "-ntp", *(["-o"] if offline else []), "-s", str(settings()), f"-Dmaven.repo.local={REPOSITORY}",
        *arguments)


def project(folder, text):
    write(folder / "pom.xml", text)
    jvm_config(folder)


def jvm_config(folder):
    """Without its own .mvn, Maven would use that of a parent folder, which is this checkout's."""
    write(folder / ".mvn" / "jvm.config", JVM_CONFIG + "\n")


def pom(name, *plugins, packaging="pom", modules=(), resources=""):
    return POM.format(
        name=name, packaging=packaging, plugins="".join(plugins), resources=resources,
        modules="".join(f"<module>{module}</module>" for module in modules))


def plugin(group, artifact, version, *executions):
    return PLUGIN.format(group=group, artifact=artifact, version=version, executions="".join(executions))


def execution(name, goals, configuration, phase=""):
    return (
        f"<execution><id>{name}</id>{phase and f'<phase>{phase}</phase>'}"
        f"<goals>{''.join(f'<goal>{goal}</goal>' for goal in goals)}</goals>"
        f"<configuration>{configuration}</configuration></execution>")


def ferrule(configuration, *goals):
    return plugin(GROUP, "ferrule-maven-plugin", version(), execution("natives", goals or ["build"], configuration))


def targets(triples):
    return f"<targets>{''.join(f'<target>{triple}</target>' for triple in triples)}</targets>"


def questdb(*crates, release=True):
    """Its best documented setting: the layout of its own loader, and cargo without the network, as for all sides."""
    return plugin("org.questdb", "rust-maven-plugin", QUESTDB, *(
        execution(
            f"crate{number}", ["build"],
            f"<path>{crate}</path><release>{str(release).lower()}</release>"
            "<copyTo>${project.build.outputDirectory}/nativelib</copyTo>"
            "<copyWithPlatformDir>true</copyWithPlatformDir><extraArgs><extraArg>--offline</extraArg></extraArgs>")
        for number, crate in enumerate(crates)))


def exec_cargo(*arguments, phase="compile"):
    words = "".join(f"<argument>{word}</argument>" for word in ("build", "--release", "--offline", *arguments))
    return plugin("org.codehaus.mojo", "exec-maven-plugin", EXEC, execution(
        "cargo", ["exec"],
        f"<executable>cargo</executable><workingDirectory>rust</workingDirectory><arguments>{words}</arguments>",
        phase=phase))
