package io.github.ferrule.plugin.audit.contract.type;

import io.github.ferrule.plugin.build.target.Architecture;
import io.github.ferrule.plugin.build.target.OperatingSystem;
import io.github.ferrule.plugin.build.target.TargetTriple;

/** The machine's conventions behind the names in {@code extern "…"}: see "External blocks" in the Rust reference. */
enum CallingConvention {
    C,
    STDCALL,
    FASTCALL,
    THISCALL,
    VECTORCALL,
    WIN64,
    SYSV64,
    AAPCS,
    /** Rust's own, which no other language can use. */
    RUST,
    /** One that only special code uses. */
    OTHER;

    private static final String UNWIND = "-unwind";

    /** Returns the convention of an ABI string on one target. */
    static CallingConvention of(String abi, TargetTriple target) {
        boolean windows = target.os() == OperatingSystem.WINDOWS;
        boolean x86 = target.architecture() == Architecture.X86;
        boolean x86x64 = target.architecture() == Architecture.X86_64;
        return switch (abi.endsWith(UNWIND) ? abi.substring(0, abi.length() - UNWIND.length()) : abi) {
            case "C", "cdecl" -> C;
            case "system" -> windows && x86 ? STDCALL : C;
            case "stdcall" -> x86 ? STDCALL : C;
            case "fastcall" -> x86 ? FASTCALL : C;
            case "thiscall" -> x86 ? THISCALL : C;
            case "vectorcall" -> VECTORCALL;
            case "win64" -> x86x64 && windows ? C : WIN64;
            case "sysv64" -> x86x64 && !windows ? C : SYSV64;
            case "efiapi" -> x86x64 && !windows ? WIN64 : C;
            case "aapcs" -> AAPCS;
            case "Rust" -> RUST;
            default -> OTHER;
        };
    }
}
