#!/usr/bin/env bash
# Java for processors that no registry serves a runtime for: Debian's packages for that architecture and what they need,
# unpacked next to ours and run under qemu. Result: <bed>/jvm/debian-<architecture>, <bed>/bin/java-<architecture>
. "$(dirname "$0")/../jvms.sh"
needs qemu-user-static mmdebstrap

while read -r architecture debian qemu release package; do
  [ -n "$architecture" ] || continue
  root=$bed/jvm/debian-$architecture
  if ! [ "$(cat "$root/made-of" 2> /dev/null)" = "$release $package" ]; then
    work=$(scratch)
    unpack_debian "$release" "$debian" "$package" "$work"
    clean_debian "$work"
    echo "$release $package" > "$work/made-of"
    publish "$work" "$root"
    made=new
  fi
  java=("$root"/usr/lib/jvm/java-[0-9][0-9]-openjdk-"$debian"/bin/java)
  [ -x "${java[0]}" ] || fail "no java in Debian's $package for $debian"
  run="QEMU_LD_PREFIX='$root' exec qemu-$qemu-static"
  # Most x86-64 kernels run i386 programs themselves, and under qemu such a JVM sometimes hangs
  if [ "$debian" = i386 ] && "$root/lib/ld-linux.so.2" --version; then
    run="exec '$root/lib/ld-linux.so.2' --library-path '$root/lib/i386-linux-gnu:$root/usr/lib/i386-linux-gnu'"
  fi
  write_command "java-$architecture" <<COMMAND
# Java for $architecture Linux, with Debian's C library for it
$run '${java[0]}' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "\$@"
COMMAND
  probe_once "$root" "$bed/bin/java-$architecture"
  fact "java.$architecture" "$bed/bin/java-$architecture"
  names="${names:+$names, }$architecture"
done <<< "$PROCESSORS"
ready "${made:-cached}: Java for $names"
