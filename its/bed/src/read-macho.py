#!/usr/bin/env python3
"""Prints what LIEF reads from each slice of a macOS library: one fact per line, a name and its values.

A second reader, which shares no code with Ferrule's.
"""
import sys

import lief

lief.logging.disable()


def facts(slice_):
    yield "slice", slice_.header.cpu_type.name
    for library in slice_.libraries:
        is_own = library.command == lief.MachO.LoadCommand.TYPE.ID_DYLIB
        yield "installName" if is_own else "needed", library.name
    yield "platform", slice_.build_version.platform.name, *slice_.build_version.minos
    for segment in slice_.segments:
        yield "segment", segment.name, segment.virtual_address, segment.file_offset, segment.max_protection
    for symbol in slice_.exported_symbols:
        yield "export", symbol.name
    for symbol in slice_.imported_symbols:
        yield "import", symbol.name
    for binding in slice_.bindings:
        yield "binding", binding.symbol.name, binding.library.name if binding.has_library else "none"
    yield "signed", str(slice_.has_code_signature).lower()


binary = lief.MachO.parse(sys.argv[1])
if binary is None:
    sys.exit(f"{sys.argv[1]}: no Mach-O file")
for found in binary:
    for fact in facts(found):
        print(*fact)
