#!/usr/bin/env bash
# The standard library for every target of the bed, compiled from Debian's sources: about a minute and a half of CPU a
# target, all in one cargo call, which keeps the cores busy to the end. Result: <bed>/rust/std/<target>
. "$(dirname "$0")/../lib.sh"
toolchain=$bed/rust/toolchain
results=$bed/rust/std
version=$("$toolchain/bin/rustc" --version) || skip "needs the step rust-toolchain"

missing=()
for target in $RUST_TARGETS; do
  grep -qsxF "$version" "$results/$target/rustc-version" || missing+=(--target "$target")
done

build_std() {      # CRATE --target T...
  printf '[package]\nname = "std-builder"\nversion = "0.0.0"\nedition = "2021"\n' > "$1/Cargo.toml"
  mkdir "$1/src"
  echo '#![no_std]' > "$1/src/lib.rs"
  cd "$1"
  shift
  use_bed_rust
  RUSTC=$toolchain/bin/rustc RUSTC_WRAPPER=$here/rust/rustc-wrapper RUSTC_BOOTSTRAP=1 \
    "$toolchain/bin/cargo" build --release "$@" -Zbuild-std=std,panic_abort,panic_unwind,proc_macro,test
}

if [ ${#missing[@]} -gt 0 ]; then
  work=$(scratch)
  trap 'rm -rf "$work"' EXIT
  (build_std "$work" "${missing[@]}")
  for target in "${missing[@]}"; do
    [ "$target" != --target ] || continue
    mkdir -p "$work/$target"
    cp "$work/target/$target"/release/deps/*.rlib "$work/$target/"
    rm "$work/$target"/libstd_builder-*
    echo "$version" > "$work/$target/rustc-version"
    publish "$work/$target" "$results/$target"
  done
fi
ready "$([ ${#missing[@]} -eq 0 ] && echo cached || echo "built $((${#missing[@]} / 2))"): std for $(wc -w <<< "$RUST_TARGETS") more targets"
