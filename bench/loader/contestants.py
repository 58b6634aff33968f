"""The loaders, and the libraries packed for each of them."""

import hashlib
import os
import sys
import zipfile
import zlib
from pathlib import Path
from typing import NamedTuple

WORK = Path(sys.argv[1])
LIBS = WORK / "libs"
BUNDLE = "META-INF/ferrule/com.acme.bench/"


class Contestant(NamedTuple):
    name: str
    program: str
    jars: tuple
    arguments: list
    cold: bool = False
    """Whether each start finds an empty home."""
    since: int = 11
    each_start: bool = False
    """Whether it is what an application does on each start, so that many may do it at once."""


def jar(path, entries, stored=False):
    """Packs like the plugin: a library is compressed unless requested otherwise, a text never is."""
    with zipfile.ZipFile(path, "w") as out:
        for name, content in entries.items():
            deflated = isinstance(content, bytes) and not stored
            out.writestr(name, content, zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED)
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

    def __init__(self, file):
        self.name = file.stem.replace("KB", " KB").replace("MB", " MB")
        self.file = file
        content = file.read_bytes()
        made = WORK / file.stem
        made.mkdir(exist_ok=True)
        self.ferrule = jar(made / "ferrule.jar", bundle(content))
        self.stored = jar(made / "stored.jar", bundle(content), stored=True)
        self.jna = jar(made / "jna.jar", {"linux-x86-64/libbench.so": content})
        self.jarjni = jar(made / "jarjni.jar", {"nativelib/linux-x86-64/libbench.so": content})
        self.scijava = jar(made / "scijava.jar", {"natives/linux_64/libbench.so": content})
        self.netty = jar(made / "netty.jar", {"META-INF/native/libbench.so": content})
        self.javacpp = jar(made / "javacpp.jar", {"natives/libbench.so": content})


MADE = {}


def sizes(smoke):
    chosen = ["15KB", "10MB"] if smoke else os.environ.get("BENCH_SIZES", "15KB 10MB 50MB").split()
    for name in chosen:
        MADE[name] = MADE.get(name) or Size(WORK / f"{name}.so")
    return [MADE[name] for name in chosen]


def lib(name):
    return next(LIBS.glob(name + "*.jar"))


def contestants(size):
    ours, jna = lib("ferrule-native-loader"), lib("jna-")
    loader, both = (ours, size.ferrule), (ours, jna, size.ferrule)
    return [
        Contestant("System.load of a file", "SystemLoad", (ours,), [size.file]),
        Contestant("Ferrule, cached, System.load(path)", "Ferrule", loader, [], each_start=True),
        Contestant("Ferrule, cached, load(System::load)", "FerruleReference", loader, []),
        Contestant("Ferrule, first start", "Ferrule", loader, [], cold=True),
        Contestant("Ferrule, first start, stored entry", "Ferrule", (ours, size.stored), [], cold=True),
        Contestant("jar-jni 1.2.0", "JarJni", (lib("jar-jni"), size.jarjni), [], each_start=True),
        Contestant("scijava 2.5.0", "SciJava", (lib("native-lib-loader"), lib("slf4j-api"), size.scijava), [],
                   each_start=True),
        Contestant("netty 4.2.0", "Netty", (lib("netty-common"), size.netty), [], each_start=True),
        Contestant("javacpp 1.5.12, cached", "JavaCpp", (lib("javacpp"), size.javacpp), [], each_start=True),
        Contestant("javacpp 1.5.12, first start", "JavaCpp", (lib("javacpp"), size.javacpp), [], cold=True),
        Contestant("sqlite-jdbc 3.50.3.0 (its own library)", "Sqlite", (lib("sqlite-jdbc"), lib("slf4j-api")), [],
                   each_start=True),
        Contestant("JNA 5.19.1, absolute path", "Jna", (jna,), [size.file]),
        Contestant("JNA 5.19.1, resource path", "Jna", (jna, size.jna), ["bench"], each_start=True),
        Contestant("Ferrule, cached, JNA interface", "FerruleJna", both, [], each_start=True),
        Contestant("Ferrule, first start, JNA interface", "FerruleJna", both, [], cold=True),
        Contestant("FFM, absolute path", "Ffm", loader, [size.file], since=22),
        Contestant("Ferrule, cached, FFM", "Ffm", loader, [], since=22),
    ]
