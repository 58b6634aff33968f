"""Draws what a user sees: the first build, the doctor's table, and the audit's matrix, each from a real run."""

import shutil
import subprocess
import xml.etree.ElementTree as tree

import maven
import terminal
from place import FIVE, PAGE, TARGET

IMAGES = PAGE.parent / "images"
INIT = f"{maven.GROUP}:ferrule-maven-plugin:{maven.version()}:init"


def draw(environment, images=IMAGES):
    folder = fresh()
    typed = [(f"mvn {INIT}", (INIT,)), ("mvn package", ("package",))]
    first = [line for shown, arguments in typed for line in terminal.record(call(*arguments), shown, folder, environment)]
    save(images / "first-build.svg", terminal.svg("From an empty folder to a tested jar", interesting(first), True))
    save(images / "doctor.svg", doctor(folder, environment))
    audit(folder, environment, images / "audit.png")


def redraw(environment):
    """Draws one picture again and checks that it is well-formed and shows the table. Its versions are those of the machine."""
    folder = fresh()
    subprocess.run(call("-q", INIT), cwd=folder, env=environment, check=True)
    text = "".join(tree.fromstring(doctor(folder, environment)).itertext())
    if "mvn ferrule:doctor" not in text or "rustc" not in text:
        raise SystemExit(f"the picture of the doctor does not show its table: {text}")


def fresh():
    """The name of the folder becomes that of the project."""
    folder = TARGET / "pictures" / "mathlib"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def call(*arguments):
    return [word for word in maven.call(*arguments, offline=False) if word != "-B"]


def doctor(folder, environment):
    return terminal.svg("ferrule:doctor", interesting(
        terminal.record(call("ferrule:doctor"), "mvn ferrule:doctor", folder, environment)), False)


def audit(folder, environment, image):
    subprocess.run(call("-q", "ferrule:build", "ferrule:bundle", f"-Dferrule.targets={','.join(FIVE)}"), cwd=folder,
                   env=environment, check=True)
    image.parent.mkdir(exist_ok=True)
    subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1280,860",
                    f"--screenshot={image}", (folder / "target/ferrule/audit.html").as_uri()],
                   check=True, capture_output=True)
    print(f"written: {image.name}")


def interesting(lines):
    """Drops Maven's frames and empty lines, and what other plugins say that change nothing."""
    dull = ("Scanning for projects", "skip non existing", "Recompiling", "-------", "from pom.xml", "Total time", "auto detected",
            "Building jar", "Results:", "report: ", "No POM")
    kept = [line for line in lines
            if line.text().strip() not in ("", "[INFO]") and not any(word in line.text() for word in dull)]
    return [line for line in kept if not line.text().startswith("[WARNING]") or "ferrule" in line.text().lower()]


def save(file, text):
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)
    print(f"written: {file.name}")
