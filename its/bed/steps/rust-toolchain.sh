#!/usr/bin/env bash
# A complete Rust toolchain for this machine, out of Debian's packages, without installing them (they clash with rustup).
# The mirror is made of it; `cross` is compiled by it. Result: <bed>/rust/toolchain
. "$(dirname "$0")/../lib.sh"
result=$bed/rust/toolchain

unpack_debian_packages() {      # TO
  local version runtime
  version=$RUST_DEBIAN_VERSION
  apt-cache madison rustc-web | grep -qF " $version " || version=$(apt-cache madison rustc-web | awk '{ print $3; exit }')
  runtime=libstd-rust-web-$(cut -d. -f1,2 <<< "$version")        # holds librustc_driver
  mkdir "$1/debs" "$1/x"
  (cd "$1/debs" && apt-get -o APT::Sandbox::User=root download \
    {rustc-web,cargo-web,rust-web-src,libstd-rust-web-dev,"$runtime"}="$version")
  for deb in "$1"/debs/*.deb; do dpkg-deb -x "$deb" "$1/x"; done
}

lay_out_as_rustup_would() {     # FROM TO
  local tool=$2 rustlib=$2/lib/rustlib
  mkdir -p "$tool/bin" "$tool/lib"
  cp -a "$1"/usr/bin/{rustc,rustdoc,cargo} "$tool/bin/"
  cp -a "$1"/usr/lib/x86_64-linux-gnu/librustc_driver-*.so "$1/usr/lib/rustlib" "$tool/lib/"
  # Rust's own binaries find their library this way; inside a container LD_LIBRARY_PATH would not survive
  # shellcheck disable=SC2016
  for b in rustc rustdoc cargo; do patchelf --set-rpath '$ORIGIN/../lib' "$tool/bin/$b"; done
  rm -rf "$rustlib/src"
  mkdir -p "$rustlib/src" "$rustlib/$host_triple/bin"
  mv "$1"/usr/src/rustc-* "$rustlib/src/rust"                       # where rustc and build-std look for std's sources
  ln -s "$(command -v llvm-objcopy)" "$rustlib/$host_triple/bin/rust-objcopy"       # strips Apple libraries
}

if [ ! -e "$result" ]; then
  [ "$(uname -sm)" = 'Linux x86_64' ] || skip "made of Debian's packages for x86_64 Linux"
  needs patchelf llvm libgit2-1.5 libssh2-1 libcurl4 libsqlite3-0
  work=$(scratch)
  trap 'rm -rf "$work"' EXIT
  unpack_debian_packages "$work"
  lay_out_as_rustup_would "$work/x" "$work/toolchain"
  "$work/toolchain/bin/rustc" --version > /dev/null || fail "Debian's rustc does not start: $(ldd "$work"/toolchain/lib/*.so | grep 'not found')"
  publish "$work/toolchain" "$result"
  made=new
fi
ready "${made:-cached}: $("$result/bin/rustc" --version)"
