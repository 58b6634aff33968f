# Functions that all steps of the test bed share. Sourced, never run.
#
# A step has three outputs: stdout and stderr go to its log, `ready` is the one line that its/provision prints, and `fact`
# adds a key to bed.properties. Run by hand, a step prints all of it on the terminal.
# shellcheck shell=bash

set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bed=${FERRULE_BED:-${XDG_CACHE_HOME:-$HOME/.cache}/ferrule/bed}
mkdir -p "$bed"
# shellcheck source=versions
. "$here/versions"

# shellcheck disable=SC2034      # the steps use it
readonly host_triple=x86_64-unknown-linux-gnu
readonly skipped=75      # exit code of a step that this machine cannot take, as in sysexits.h
export DEBIAN_FRONTEND=noninteractive

ready() { echo "$*" >> "${BED_RESULT:-/dev/stdout}"; }

fact() { echo "$1=$2" >> "${BED_FACTS:-/dev/stdout}"; }

fail() {
  ready "$*"
  echo "$*" >&2
  exit 1
}

# The machine cannot run this step.
skip() {
  ready "$*"
  exit "$skipped"
}

# A final name always means a complete result: a step builds in a scratch folder and moves it there at the end.
scratch() { mktemp -d "$bed/.building.$$.XXXXXX"; }      # its/provision reads $$ from the name

publish() {
  mkdir -p "$(dirname "$2")"
  [ ! -d "$1" ] || chmod a+rx "$1"
  rm -rf "$2"
  mv -T "$1" "$2"
}

# Installs the wheels that python/NAME.txt pins by hash, and no others, in <bed>/NAME. Sets `made` if that was to be done.
install_wheels() {      # NAME
  local pins=$here/python/$1.txt work
  ! cmp -s "$pins" "$bed/$1/pins.txt" || return 0
  work=$(scratch)
  python3 -m pip install --quiet --no-compile --no-deps --only-binary :all: --require-hashes -r "$pins" --target "$work"
  cp "$pins" "$work/pins.txt"
  publish "$work" "$bed/$1"
  # shellcheck disable=SC2034      # the steps report it
  made=new
}

# Writes a command of the bed, whose text after the first line comes from standard input.
write_command() {      # NAME
  local new
  mkdir -p "$bed/bin"
  new=$(mktemp "$bed/bin/.XXXXXX")
  { echo '#!/bin/sh'; cat; } > "$new"
  chmod a+rx "$new"
  mv "$new" "$bed/bin/$1"
}

# The address of the Debian archive that this machine installs from.
debian_archive() {
  # shellcheck disable=SC2016      # apt-get fills them in
  apt-get indextargets --format '$(CODENAME) $(REPO_URI)' 'Created-By: Packages' |
    awk -v codename="$(. /etc/os-release && echo "$VERSION_CODENAME")" '$1 == codename { print $2; exit }'
}

# Unpacks packages of a Debian release and their dependencies into a folder, without running any of their scripts. A
# mirror that stands still serves a signed list of unstable that is older than unstable's lists may be.
unpack_debian() {      # RELEASE ARCHITECTURE PACKAGES FOLDER
  mmdebstrap --quiet --variant=extract --architectures="$2" --include="$3" "$1" "$4" \
    "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg check-valid-until=no] $(debian_archive) $1 main"
}

# Leaves of unpacked packages what their programs need, and makes the folder complete in itself.
clean_debian() {      # FOLDER
  local folder link
  rm -rf "$1"/{dev,var} "$1"/usr/{bin,sbin,share}
  # what installing would do: newer releases have these folders only below /usr
  for folder in lib lib64; do
    [ -e "$1/$folder" ] || [ ! -e "$1/usr/$folder" ] || ln -s "usr/$folder" "$1/$folder"
  done
  # links to files of another package are absolute, and would lead out of the folder
  find "$1" -type l -lname '/*' | while read -r link; do
    ln -sfn --relative "$1$(readlink "$link")" "$link"
  done
  chmod -R a+rX "$1"
}

has_package() { dpkg-query -W -f '${db:Status-Status}\n' "$1" 2> /dev/null | grep -qx installed; }

# Skips the step when a Debian package that it needs is not installed.
needs() {
  local missing=()
  for package in "$@"; do
    has_package "$package" || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] || skip "needs Debian's ${missing[*]}"
}

# Sets up cargo and rustup as every part of the bed runs them: with their own folders, and with the local mirror as the
# only server that rustup knows.
use_bed_rust() {
  local own=${CARGO_HOME:-$HOME/.cargo}/config.toml
  export RUSTUP_HOME=$bed/rustup CARGO_HOME=$bed/cargo
  export RUSTUP_DIST_SERVER=file://$bed/rust/mirror RUSTUP_UPDATE_ROOT=file://$bed/rust/mirror/rustup
  export PATH=$bed/bin/rust:$bed/bin/zig:$bed/bin/cargo-zigbuild:$bed/bin/cross:$PATH
  unset RUSTUP_TOOLCHAIN RUSTC RUSTC_WRAPPER RUSTFLAGS CARGO_TARGET_DIR
  # the bed's cargo uses the registry that the machine's cargo is configured for
  mkdir -p "$CARGO_HOME"
  [ ! -e "$own" ] || cmp -s "$own" "$CARGO_HOME/config.toml" || cp "$own" "$CARGO_HOME/config.toml"
}
