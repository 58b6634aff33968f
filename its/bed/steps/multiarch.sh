#!/usr/bin/env bash
# A library of Debian for aarch64, with its header and pkg-config file, as `apt-get install libsqlite3-dev:arm64` would
# install it. The machine gets no second architecture: `with-debian-arm64 COMMAND` shows the files to one command alone.
# Result: <bed>/debian-arm64, <bed>/bin/with-debian-arm64
. "$(dirname "$0")/../lib.sh"
needs mmdebstrap gcc-aarch64-linux-gnu pkg-config
[ "$(id -u)" -eq 0 ] || skip "only root can mount"
package=libsqlite3-dev
release=$(. /etc/os-release && echo "$VERSION_CODENAME")
root=$bed/debian-arm64

if ! [ "$(cat "$root/made-of" 2> /dev/null)" = "$release $package" ]; then
  work=$(scratch)
  trap 'rm -rf "$work"' EXIT
  unpack_debian "$release" arm64 "$package" "$work"
  clean_debian "$work"
  echo "$release $package" > "$work/made-of"
  publish "$work" "$root"
  made=new
fi
write_command with-debian-arm64 <<COMMAND
# Runs a command that sees Debian's multiarch folder for arm64 in /usr/lib
exec unshare --mount sh -c '
  mount -t overlay overlay -o "lowerdir=$root/lib:$root/usr/lib:/usr/lib" /usr/lib
  exec "\$@"' sh "\$@"
COMMAND
"$bed/bin/with-debian-arm64" test -e /usr/lib/aarch64-linux-gnu/pkgconfig/sqlite3.pc
fact debian.arm64 "$root"
fact with-debian-arm64 "$bed/bin/with-debian-arm64"
ready "${made:-cached}: $package for arm64"
