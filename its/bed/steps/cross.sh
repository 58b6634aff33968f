#!/usr/bin/env bash
# The tool `cross`, compiled once. No test measures its speed, so it is compiled without optimization.
# Result: <bed>/cross-<version>, <bed>/bin/cross/cross
. "$(dirname "$0")/../lib.sh"
result=$bed/cross-$CROSS_VERSION
toolchain=$bed/rust/toolchain

if [ ! -e "$result" ]; then
  "$toolchain/bin/rustc" --version || skip "needs the step rust-toolchain"
  work=$(scratch)
  trap 'rm -rf "$work"' EXIT
  use_bed_rust
  RUSTC=$toolchain/bin/rustc CARGO_TARGET_DIR=$work/target \
    CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    "$toolchain/bin/cargo" install cross --version "=$CROSS_VERSION" --locked --root "$work/root" --no-track
  publish "$work/root/bin" "$result"
  made=new
fi

mkdir -p "$bed/bin/cross"
ln -sfn "$result/cross" "$bed/bin/cross/cross"
fact path.cross "$bed/bin/cross"
fact version.cross "$CROSS_VERSION"
ready "${made:-cached}: cross $CROSS_VERSION"
