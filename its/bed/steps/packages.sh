#!/usr/bin/env bash
# Installs the Debian packages of bed/packages. Where that cannot be done, the steps that need one say which.
. "$(dirname "$0")/../lib.sh"
mapfile -t wanted < <(grep -vE '^(#|$)' "$here/packages")

missing=()
for package in "${wanted[@]}"; do
  has_package "$package" || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || { ready "cached: ${#wanted[@]} Debian packages"; exit; }

install="apt-get install --no-install-recommends ${missing[*]}"
command -v apt-get > /dev/null || skip "made of Debian's packages; here it would take ${missing[*]}"
[ "$(id -u)" -eq 0 ] || skip "for root: $install"

apt() { apt-get --yes -o DPkg::Lock::Timeout=600 "$@"; }
apt update || true      # one unreachable archive of the machine's is no reason to give up
apt install --no-install-recommends "${missing[@]}"
ready "new: ${#missing[@]} Debian packages"
