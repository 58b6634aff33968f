#!/usr/bin/env bash
# Installs the Debian packages in bed/packages. If it cannot, the steps that need one name it.
. "$(dirname "$0")/../lib.sh"
mapfile -t wanted < <(grep -vE '^(#|$)' "$here/packages")

missing=()
for package in "${wanted[@]}"; do
  has_package "$package" || missing+=("$package")
done

apt() { apt-get --yes -o DPkg::Lock::Timeout=600 "$@"; }

# Later steps download packages without installing them, and for that apt needs its lists
if [ ${#missing[@]} -gt 0 ] || ! apt-cache show rustc-web > /dev/null 2>&1; then
  command -v apt-get > /dev/null || skip "made of Debian's packages; here it would take ${missing[*]}"
  [ "$(id -u)" -eq 0 ] || skip "for root: apt-get update && apt-get install --no-install-recommends ${missing[*]}"
  apt update || true      # an unreachable archive may not matter
  apt install --no-install-recommends "${missing[@]}"
  made=new
fi

# Linkers for other targets, for cargo without zig
fact linker.aarch64-unknown-linux-gnu aarch64-linux-gnu-gcc
fact linker.x86_64-pc-windows-gnu x86_64-w64-mingw32-gcc
ready "${made:-cached}: ${#wanted[@]} Debian packages"
