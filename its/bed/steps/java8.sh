#!/usr/bin/env bash
# Java 8, the oldest that the loader runs on. Only Debian's unstable serves it, built for a newer C library than this
# machine's, so that is unpacked with it and named in the program. Result: <bed>/jvm/debian-8
. "$(dirname "$0")/../jvms.sh"
needs mmdebstrap patchelf
[ "$(uname -sm)" = 'Linux x86_64' ] || skip "unpacked on x86_64 Linux alone"
root=$bed/jvm/debian-8
lib=$root/usr/lib/x86_64-linux-gnu
home=usr/lib/jvm/java-8-openjdk-amd64/jre

# The pinned version, or the newest that Debian serves.
unpack_java8() {      # FOLDER
  unpack_debian sid amd64 "openjdk-8-jre-headless=$JAVA8_DEBIAN_VERSION" "$1" || {
    rm -rf "$1"
    unpack_debian sid amd64 openjdk-8-jre-headless "$1"
  }
}

if ! [ "$(cat "$root/made-of" 2> /dev/null)" = "$JAVA8_DEBIAN_VERSION" ]; then
  work=$(scratch)
  unpack_java8 "$work"
  clean_debian "$work"
  # an inherited path, because most of Java's own libraries have none
  patchelf --set-interpreter "$lib/ld-linux-x86-64.so.2" \
    --force-rpath --set-rpath "\$ORIGIN/../lib/amd64/jli:\$ORIGIN/../lib/amd64:$lib" "$work/$home/bin/java"
  echo "$JAVA8_DEBIAN_VERSION" > "$work/made-of"
  publish "$work" "$root"
  made=new
fi

probe_once "$root" "$root/$home/bin/java"
fact java.8 "$root/$home/bin/java"
ready "${made:-cached}: Java 8"
