#!/usr/bin/env bash
# For x86_64 and aarch64 a program that is linked with musl, loads a library and calls it; the second one under qemu with
# Debian's musl for that architecture. Result: <bed>/musl, <bed>/bin/musl-loader-*
. "$(dirname "$0")/../lib.sh"
needs musl-tools qemu-user-static mmdebstrap
source=$here/src/musl-loader.c
result=$bed/musl

if ! cmp -s "$source" "$result/musl-loader.c"; then
  zig=$bed/bin/zig/zig
  [ -x "$zig" ] || skip "needs the step zig"
  work=$(scratch)
  musl-gcc -O1 -o "$work/loader-x86_64" "$source"
  "$zig" cc -target aarch64-linux-musl -dynamic -O1 -o "$work/loader-aarch64" "$source"
  unpack_debian "$(. /etc/os-release && echo "$VERSION_CODENAME")" arm64 musl "$work/aarch64"
  cp "$source" "$work/"
  publish "$work" "$result"
  made=new
fi

write_command musl-loader-x86_64 <<END
# Loads a library with musl and calls it: LIBRARY FUNCTION A B
exec '$result/loader-x86_64' "\$@"
END
write_command musl-loader-aarch64 <<END
# Loads a library with musl for aarch64, under qemu, and calls it: LIBRARY FUNCTION A B
export QEMU_LD_PREFIX='$result/aarch64'
exec qemu-aarch64-static '$result/loader-aarch64' "\$@"
END

for architecture in x86_64 aarch64; do
  grep -q usage: <<< "$("$bed/bin/musl-loader-$architecture" 2>&1)" || fail "does not start: musl-loader-$architecture"
  fact "musl-loader.$architecture" "$bed/bin/musl-loader-$architecture"
done
ready "${made:-cached}: musl loaders for x86_64 and aarch64"
