"""Lists where another tool is ahead, and why: the work that it does not do."""

from figures import own, wall
from measure import Failed
from sections.build import FERRULE, ONE_CALL, OWN, SHARED
from sections.host import CARGO, EXEC, QUESTDB

BY_HAND = "it does not choose a backend, check or hash the library, or list the crates and their licenses"
BUILDS = {
    ONE_CALL: BY_HAND,
    SHARED: BY_HAND,
    OWN: BY_HAND,
    CARGO: BY_HAND,
    EXEC: "it only runs cargo: no plan, no check of the file, no list of its crates",
    QUESTDB: "it only copies the file: no plan, no check of the file, no list of its crates",
}
NO_LOADER = "not a loader: the right file is already where the program expects it"
NO_HASH = "it does not hash; Ferrule's first start also computes the SHA-256 in a cold JVM and fills the cache"
EACH_START = f"{NO_HASH}, so later starts need not extract the library, as this loader does each time"
CACHED, FIRST = "Ferrule, cached, System.load(path)", "Ferrule, first start"
# For each loader, the variant of Ferrule that does the same, and the reason why the loader may be ahead
LOADERS = {
    "System.load of a file": (CACHED, NO_LOADER),
    "FFM, absolute path": ("Ferrule, cached, FFM", NO_LOADER),
    "jar-jni 1.2.0": (FIRST, EACH_START),
    "scijava 2.5.0": (FIRST, EACH_START),
    "netty 4.2.0": (FIRST, EACH_START),
    "javacpp 1.5.12, first start": (FIRST, NO_HASH),
    "JNA 5.19.1, resource path": ("Ferrule, first start, JNA interface", EACH_START),
}


def behind(kept):
    parts = [
        "## Where other tools are ahead",
        "Builds. Tools that do not start Maven are compared with Ferrule minus Maven's own start.",
        lines(builds(kept)),
        "Loading, in CPU milliseconds more than an empty `main`.",
        lines(loads(kept["load"]["result"])),
    ]
    if "size" in kept:
        parts += ["Sizes.", lines(jars(kept["size"]["result"]["jars"]))]
    return "\n\n".join(parts)


def lines(found):
    return "\n".join(f"- {line}." for line in found) or "None."


def builds(kept):
    """Every build in which another tool was faster; those without Maven are compared with Ferrule minus Maven's start."""
    for section in (name for name in ("build", "host") if name in kept):
        for title, cells in kept[section]["result"].items():
            for name in (name for name in cells if name in BUILDS):
                ahead = [
                    f"{state} ({wall(cells, name, state):.2f} s, Ferrule {ours(cells, name, state):.2f} s)"
                    for state in cells[name] if wall(cells, name, state) < ours(cells, name, state)]
                if ahead:
                    yield f"{title}: {name}, {', '.join(ahead)}: {BUILDS[name]}"


def ours(cells, peer, state):
    return wall(cells, FERRULE, state) if peer in (EXEC, QUESTDB) else own(cells, state)


def loads(result):
    """Every loader that was faster than Ferrule's variant, alone or when many JVMs started at the same time."""
    unknown = set(LOADERS).difference(*result["speeds"].values())
    if unknown:
        raise Failed(f"no measurements of {', '.join(sorted(unknown))}")
    for peer, (own_name, reason) in LOADERS.items():
        ahead = [
            f"JDK {cell} ({rows[peer]:.0f}, Ferrule {rows[own_name]:.0f})"
            for cell, rows in result["speeds"].items() if peer in rows and rows[peer] < rows[own_name]]
        if ahead:
            yield f"{peer}, compared with \"{own_name}\": {'; '.join(ahead)}: {reason}"
    for jdk, rows in result["at once"].items():
        ahead = [
            f"{name} ({taken:.1f} s)" for name, taken in rows.items()
            if taken < rows[CACHED] and not name.endswith("(its own library)")]
        if ahead:
            yield (f"{jdk}, many JVMs at the same time with an empty home ({rows[CACHED]:.1f} s): {', '.join(ahead)}: "
                   "each of Ferrule's JVMs hashes the library, and none of these does")


def jars(bytes_of):
    """The jars for this machine only, because no other tool packs several platforms."""
    own_name = next(name for name in bytes_of if name.startswith("Ferrule, this machine"))
    for name, size in bytes_of.items():
        if not name.startswith("Ferrule") and size < bytes_of[own_name]:
            yield (f"{name}, {size:,} bytes, Ferrule {bytes_of[own_name]:,}: it packs only the library, without a "
                   "descriptor, an SBOM or licenses")
