#!/usr/bin/env bash
# Java 17 on musl, which no registry serves. Debian's source package of OpenJDK has the native part, which zig compiles
# for musl: the VM with its first compiler, the libraries of java.base and the launcher. The classes are those of
# Debian's binary packages of the same version, whose JDK is also what builds it. About 8 minutes of CPU, at low
# priority. Result: <bed>/jvm/linux-x86_64-musl
. "$(dirname "$0")/../jvms.sh"
result=$bed/jvm/linux-x86_64-musl
modules=java.base,java.logging,java.xml,jdk.unsupported,jdk.zipfs      # what JNA and the tests' programs use
revision=1      # increased when this recipe makes something else of the same versions
recipe="revision $revision, $MUSL_JDK_DEBIAN_VERSION, $(sha256sum < "$here/python/zig.txt")"

# An apt of the step's own: the machine's usually has no sources.
use_own_apt() {      # FOLDER
  mkdir -p "$1"/{lists,cache/archives}/partial
  # shellcheck disable=SC2016      # apt-get fills them in
  apt-get indextargets --format '[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $(REPO_URI) $(RELEASE) main' \
    'Created-By: Packages' 'Origin: Debian' | sed 's/^/deb /; p; s/^deb /deb-src /' > "$1/sources.list"
  cat > "$1/apt.conf" <<CONF
Dir::Etc::sourcelist "$1/sources.list";
Dir::Etc::sourceparts "-";
Dir::State::lists "$1/lists";
Dir::Cache "$1/cache";
APT::Sandbox::User "root";
CONF
  export APT_CONFIG=$1/apt.conf
  apt-get update -qq
}

# The pinned version, or the newest that Debian serves both as sources and as packages.
served_version() {
  local both
  both=$(comm -12 <(apt-cache showsrc --only-source openjdk-17 | awk '$1 == "Version:" { print $2 }' | sort -u) \
    <(apt-cache madison openjdk-17-jdk-headless | awk '$5 ~ /debian/ { print $3 }' | sort -u))
  grep -xF "$MUSL_JDK_DEBIAN_VERSION" <<< "$both" || sort -V <<< "$both" | tail -1
}

fetch() {      # FOLDER VERSION
  mkdir "$1/debs"
  cd "$1/debs"
  apt-get download -qq openjdk-17-{jdk,jre}-headless="$2"
  apt-get source -qq --download-only openjdk-17="$2" zlib
  dpkg-source -x openjdk-17_*.dsc "$1/source"
  dpkg-source -x zlib_*.dsc "$1/zlib"
  for deb in *.deb; do dpkg-deb -x "$deb" "$1/debian"; done
  # a package's links to its configuration in /etc lead to where it was unpacked
  find "$1/debian" -lname '/etc/*' | while read -r link; do ln -sfn "$1/debian$(readlink "$link")" "$link"; done
}

# Debian removes the copy of zlib from OpenJDK's sources, and configure asks for headers that only java.desktop uses.
complete_sources() {      # FOLDER
  local zlib=$1/source/src/java.base/share/native/libzip/zlib name header
  mkdir -p "$zlib"
  cp "$1"/zlib/{compress,deflate,gzclose,gzlib,gzread,gzwrite,infback,inffast,inflate,inftrees,trees,uncompr,zutil}.c \
    "$1"/zlib/*.h "$zlib/"
  for name in adler32 crc32; do cp "$1/zlib/$name.c" "$zlib/z$name.c"; done
  for header in cups/cups cups/ppd fontconfig/fontconfig alsa/asoundlib; do
    mkdir -p "$1/placeholders/$(dirname "$header")"
    echo '/* for configure alone */' > "$1/placeholders/$header.h"
  done
}

configure() {      # FOLDER JDK
  mkdir -p "$1/tools" "$1/build"
  for name in musl-cc musl-c++; do
    sed "s|@zig@|$bed/bin/zig/zig|" "$here/src/musl-cc" > "$1/tools/$name"
    chmod +x "$1/tools/$name"
  done
  cd "$1/build"
  bash "$1/source/configure" --openjdk-target=x86_64-unknown-linux-musl --with-toolchain-type=clang \
    CC="$1/tools/musl-cc" CXX="$1/tools/musl-c++" BUILD_CC=/usr/bin/clang BUILD_CXX=/usr/bin/clang++ \
    --with-boot-jdk="$2" --with-build-jdk="$2" \
    --enable-headless-only --disable-manpages --disable-warnings-as-errors \
    --with-jvm-variants=custom --with-jvm-features=compiler1,serialgc,cds,jni-check \
    --with-native-debug-symbols=none --with-debug-level=release --with-stdc++lib=dynamic \
    --with-{zlib,libjpeg,giflib,libpng,lcms,freetype,harfbuzz,pcsclite}=bundled \
    --with-{cups,fontconfig,alsa}-include="$1/placeholders" --with-alsa-lib="$1/placeholders" \
    --with-extra-{c,cxx}flags=-D_LARGEFILE64_SOURCE \
    --with-version-pre= --with-version-opt=musl \
    --with-jobs="$(nproc)" --with-num-cores="$(nproc)" --with-memory-size=4000
}

# The build would compile java.base to have its JNI headers. Here javac writes them from the few sources that have any;
# all that those refer to is in the JDK of the same version.
write_jni_headers() {      # FOLDER JDK
  local sources=$1/jni-sources root file
  for root in share unix linux; do
    cd "$1/source/src/java.base/$root/classes"
    grep -rlE '\<native\>|@Native' --include='*.java' . | while read -r file; do
      mkdir -p "$sources/$(dirname "$file")"
      cp "$file" "$sources/$file"
    done
  done
  cd "$sources"
  find . -name '*.java' > "$1/jni-sources.txt"
  "$2/bin/javac" -nowarn -proc:none -implicit:none -XDignore.symbol.file --patch-module "java.base=$sources" \
    -h "$1/build/support/headers/java.base" -d "$1/jni-classes" "@$1/jni-sources.txt"
}

# jlink makes a runtime of Debian's modules; then Debian's native files give way to ours.
link_runtime() {      # FOLDER JDK TO
  local built=$1/build/support
  "$2/bin/jlink" --module-path "$2/jmods" --add-modules "$modules" --no-header-files --no-man-pages --compress=2 --output "$3"
  rm -rf "$3"/bin/* "$3/lib/server" "$3"/lib/{jexec,jspawnhelper}
  find "$3/lib" -name '*.so' -delete
  cp "$built/modules_cmds/java.base/java" "$3/bin/"
  cp -r "$built/modules_libs/java.base/." "$3/lib/"
  find "$3" \( -name '*.so' -o -path '*/bin/java' -o -name jspawnhelper \) -exec strip --strip-unneeded {} +
  "$3/bin/java" -Xshare:dump
}

if ! [ "$(cat "$result/recipe" 2> /dev/null)" = "$recipe" ]; then
  [ "$(uname -sm)" = 'Linux x86_64' ] || skip "compiled on x86_64 Linux alone"
  needs autoconf clang dpkg-dev make musl zip
  [ -x "$bed/bin/zig/zig" ] || skip "needs the step zig"
  renice -n 10 $$
  work=$(scratch)
  trap 'rm -rf "$work"' EXIT
  jdk=$work/debian/usr/lib/jvm/java-17-openjdk-amd64
  export ZIG_GLOBAL_CACHE_DIR=$work/zig-cache ZIG_LOCAL_CACHE_DIR=$work/zig-cache LC_ALL=C.UTF-8
  (use_own_apt "$work/apt"; fetch "$work" "$(served_version)")
  complete_sources "$work"
  (configure "$work" "$jdk")
  (write_jni_headers "$work" "$jdk")
  make -C "$work/build" LOG=warn hotspot-custom-libs
  make -C "$work/build" LOG=warn java.base-copy-only java.base-libs-only java.base-launchers-only
  link_runtime "$work" "$jdk" "$work/runtime"
  echo "$recipe" > "$work/runtime/recipe"
  publish "$work/runtime" "$result"
  made=new
fi

probe_once "$result" "$result/bin/java"
grep -qF /lib/ld-musl-x86_64.so.1 <<< "$(readelf --program-headers "$result/bin/java")" || fail "its java is not a program of musl"
fact java.musl "$result/bin/java"
version=$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$result/release")
ready "${made:-cached}: Java $version on musl"
