#!/usr/bin/env bash
# Zig and cargo-zigbuild, both static binaries that PyPI serves as wheels. Result: <bed>/bin/zig, <bed>/bin/cargo-zigbuild
. "$(dirname "$0")/../lib.sh"
result=$bed/zig
install_wheels zig

# A folder for each, so that a test can leave one out of PATH
mkdir -p "$bed"/bin/{zig,cargo-zigbuild}
ln -sfn "$result/ziglang/zig" "$bed/bin/zig/zig"
ln -sfn "$result/bin/cargo-zigbuild" "$bed/bin/cargo-zigbuild/cargo-zigbuild"

zig=$("$bed/bin/zig/zig" version)
zigbuild=$("$bed/bin/cargo-zigbuild/cargo-zigbuild" --version | awk '{ print $2 }')
fact path.zig "$bed/bin/zig"
fact path.cargo-zigbuild "$bed/bin/cargo-zigbuild"
fact version.zig "$zig"
fact version.cargo-zigbuild "$zigbuild"
ready "${made:-cached}: zig $zig, cargo-zigbuild $zigbuild"
