#!/usr/bin/env bash
# The container engine, left running for the tests, and an image for `cross` out of Debian's packages, since no image
# registry is asked. its/bed/engine stop ends it. Result: <bed>/engine
. "$(dirname "$0")/../lib.sh"
needs docker.io mmdebstrap qemu-user-static
[ "$(id -u)" -eq 0 ] || skip "only root can start dockerd"
target=aarch64-unknown-linux-gnu

# A linker for the target, and what the bed's own rustc and cargo, which `cross` mounts into the container, are linked
# against
packages=gcc,libc6-dev,gcc-aarch64-linux-gnu,libc6-dev-arm64-cross,ca-certificates,make,pkg-config
packages+=,$(grep -E '^lib(llvm|curl|git2|http-parser|sqlite|ssh2)' "$here/packages" | paste -sd,)
linker=aarch64-linux-gnu-gcc
settings=(
  PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
  CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER="$linker"
  CC_aarch64_unknown_linux_gnu="$linker"
  AR_aarch64_unknown_linux_gnu=aarch64-linux-gnu-ar
  'CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUNNER="qemu-aarch64-static -L /usr/aarch64-linux-gnu"'
)
name=localhost/ferrule-bed-$target
image=$name:$(cat "$0" "$here/packages" | sha256sum | cut -c1-12)

"$here/engine" start
export DOCKER_HOST=unix://$bed/engine/docker.sock
if ! docker image inspect "$image" > /dev/null 2>&1; then
  work=$(scratch)
  trap 'rm -rf "$work"' EXIT
  # shellcheck disable=SC2016      # apt-get fills them in
  apt-get indextargets --format 'deb $(REPO_URI) $(RELEASE) main' 'Created-By: Packages' 'Origin: Debian' > "$work/sources"
  mmdebstrap --quiet --variant=minbase --include="$packages" \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/locale/*' \
    --customize-hook='copy-in /usr/bin/qemu-aarch64-static /usr/bin' \
    "$(. /etc/os-release && echo "$VERSION_CODENAME")" "$work/root.tar" "$work/sources"
  changes=()
  for setting in "${settings[@]}"; do changes+=(--change "ENV $setting"); done
  docker images --quiet "$name" | xargs --no-run-if-empty docker rmi --force      # of an older description
  docker import "${changes[@]}" "$work/root.tar" "$image"
  made=new
fi

fact docker.host "$DOCKER_HOST"
fact "cross.image.$target" "$image"
ready "${made:-cached}: dockerd $(docker version --format '{{.Server.Version}}') and an image for $target"
