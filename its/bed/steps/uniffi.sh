#!/usr/bin/env bash
# UniFFI's generators for Kotlin and Java, compiled once. They run for a tenth of a second, so nothing is optimized.
# Result: <bed>/uniffi-<version>-<version>, <bed>/bin/uniffi/uniffi-bindgen, <bed>/bin/uniffi/uniffi-bindgen-java
. "$(dirname "$0")/../lib.sh"
result=$bed/uniffi-$UNIFFI_VERSION-$UNIFFI_JAVA_VERSION
toolchain=$bed/rust/toolchain

if [ ! -e "$result" ]; then
  "$toolchain/bin/rustc" --version || skip "needs the step rust-toolchain"
  work=$(scratch)
  trap 'rm -rf "$work"' EXIT
  use_bed_rust
  export RUSTC=$toolchain/bin/rustc CARGO_TARGET_DIR=$work/target CARGO_PROFILE_DEV_DEBUG=0 CARGO_PROFILE_DEV_STRIP=symbols
  install() { "$toolchain/bin/cargo" install --locked --debug --no-track --root "$work/root" "$@"; }
  install uniffi-bindgen-java --version "=$UNIFFI_JAVA_VERSION"
  install uniffi --version "=$UNIFFI_VERSION" --features cli --bin uniffi-bindgen
  publish "$work/root/bin" "$result"
  made=new
fi

mkdir -p "$bed/bin/uniffi"
ln -sfn "$result/uniffi-bindgen" "$bed/bin/uniffi/uniffi-bindgen"
ln -sfn "$result/uniffi-bindgen-java" "$bed/bin/uniffi/uniffi-bindgen-java"
fact path.uniffi "$bed/bin/uniffi"
fact version.uniffi "$UNIFFI_VERSION"
ready "${made:-cached}: uniffi-bindgen $UNIFFI_VERSION, uniffi-bindgen-java $UNIFFI_JAVA_VERSION"
