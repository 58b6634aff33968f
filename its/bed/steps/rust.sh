#!/usr/bin/env bash
# A local rustup distribution server, a folder reached by file://, and a rustup home installed from it by rustup itself.
# Result: <bed>/rust/mirror, <bed>/rustup
. "$(dirname "$0")/../lib.sh"
mirror=$bed/rust/mirror
command -v rustup > /dev/null || skip "needs rustup in PATH"
rustup=$(readlink -f "$(command -v rustup)")
version=$("$bed/rust/toolchain/bin/rustc" --version) || skip "needs the step rust-toolchain"

mirror_is_complete() {
  cmp -s "$here/rust/lay_out_mirror.py" "$mirror/made-by.py" || return 1
  grep -qsF "${version#rustc }" "$mirror/dist/channel-rust-stable.toml" || return 1
  for target in $RUST_TARGETS; do
    grep -qF "pkg.rust-std.target.\"$target\"" "$mirror/dist/channel-rust-stable.toml" || return 1
  done
}

# rustup goes by the name that it is called by. In a folder of its own it comes first in PATH whatever else is there.
mkdir -p "$bed/bin/rust"
for name in rustup cargo rustc rustdoc; do ln -sfn "$rustup" "$bed/bin/rust/$name"; done
use_bed_rust

if ! mirror_is_complete; then
  for target in $RUST_TARGETS; do
    [ -e "$bed/rust/std/$target" ] || skip "needs the step rust-std: no standard library for $target"
  done
  work=$(scratch)
  trap 'rm -rf "$work"' EXIT
  python3 "$here/rust/lay_out_mirror.py" "$bed/rust/toolchain" "$bed/rust/std" "$work" "file://$mirror"
  cp "$here/rust/lay_out_mirror.py" "$work/made-by.py"
  publish "$work" "$mirror"
  made=new
fi

# The toolchain is installed into its final place, because its paths are absolute; the marker shows that the last command
# succeeded. rustup must not update itself, which `cross` would otherwise make it try; and `cross` needs rust-src, so it is
# installed before two tests would fetch it at the same time. An installed toolchain remembers the manifest that it came
# from, so it is installed again when the mirror has more targets.
complete="$version with $(xargs <<< "$RUST_TARGETS")"
if ! grep -qsxF "$complete" "$RUSTUP_HOME/complete"; then
  rm -rf "$RUSTUP_HOME"
  rustup toolchain install stable --profile minimal --no-self-update
  rustup default stable
  rustup set auto-self-update disable
  # shellcheck disable=SC2086
  rustup target add $RUST_TARGETS
  rustup component add rust-src
  echo "$complete" > "$RUSTUP_HOME/complete"
  made=new
fi

# Debian's rustc asks the linker for two mingw libraries that zig does not have and nothing uses; Rust's own does not
empty=$bed/rust/empty-libssp
if [ ! -e "$empty" ]; then
  work2=$(scratch)
  for name in ssp ssp_nonshared; do ar rc "$work2/lib$name.a"; done
  publish "$work2" "$empty"
fi

fact rust.version "$(rustc --version | awk '{ print $2 }')"
fact rust.home "$RUSTUP_HOME"
fact rust.dist.server "$RUSTUP_DIST_SERVER"
fact rust.update.root "$RUSTUP_UPDATE_ROOT"
fact rust.targets "$(xargs <<< "$host_triple $RUST_TARGETS")"
fact cargo.home "$CARGO_HOME"
fact rustflags.x86_64-pc-windows-gnu "-L native=$empty"
fact path.rust "$bed/bin/rust"
ready "${made:-cached}: rust $(rustc --version | awk '{ print $2 }'), $(rustup target list --installed | wc -l) targets installed"
