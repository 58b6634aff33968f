package io.github.ferrule.plugin.build.explain;

import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.util.List;

/** C libraries and headers that are missing for another platform. */
final class LibraryCauses {

    private static final String VENDORED = "  openssl = { version = \"0.10\", features = [\"vendored\"] }";

    static final List<Cause> ALL = List.of(
            Cause.of(
                            ProblemCode.LIBRARY_MISSING,
                            "unable to find dynamic system library \"(ssl|crypto)\""
                                    + "|Could not find (openssl via pkg-config|directory of OpenSSL installation)",
                            "OpenSSL is missing for this target")
                    .fact("the OpenSSL on this machine is for this machine's platform")
                    .remedy("build it from source, in Cargo.toml")
                    .remedy(VENDORED)
                    .remedy(
                            "or use rustls, which is written in Rust (reqwest: default-features = false, features = [\"rustls-tls\"])"),
            Cause.of(
                            ProblemCode.WINDOWS_SDK_MISSING,
                            "Failed to setup MSVC CRT\\s+Caused by:\\s+(0: )?(?<why>.+)",
                            "cargo-xwin cannot fetch Microsoft's CRT and SDK")
                    .fact("{why}")
                    .remedy("run  cargo xwin cache xwin  once with network access, and keep XWIN_CACHE_DIR")
                    .remedy("or build  x86_64-pc-windows-gnu  instead, which needs nothing from Microsoft"),
            Cause.of(
                            ProblemCode.FRAMEWORK_MISSING,
                            "ferrule: not in the stubs: (?<lists><frameworkSymbols>.*</frameworkSymbols>)",
                            "the crate uses names of macOS's frameworks that Ferrule's stubs do not have")
                    .fact("without Apple's SDK, Ferrule links with lists of names that crates of the registry declare")
                    .remedy("if Apple documents these names for these frameworks, add them")
                    .remedy("  {lists}")
                    .remedy("or set  SDKROOT=/path/to/MacOSX.sdk"),
            Cause.of(
                            ProblemCode.FRAMEWORK_MISSING,
                            "(unable to find (system )?framework [\"']?|framework not found )(?<framework>\\w+)",
                            "Ferrule has no stub of the framework {framework}, and no macOS SDK is configured")
                    .fact("zig provides only libSystem, and Ferrule the names of the frameworks that most crates use")
                    .remedy("name the functions and constants of the framework that the crate uses")
                    .remedy("  <frameworkSymbols><{framework}>one two</{framework}></frameworkSymbols>")
                    .remedy("or build this target on a Mac, or set  SDKROOT=/path/to/MacOSX.sdk"),
            Cause.of(
                            ProblemCode.LIBRARY_MISSING,
                            "unable to find (dynamic|static) system library \"(?<library>[^\"]+)\"",
                            "the library '{library}' is missing for this target")
                    .fact(
                            "zig searches only the folders that cargo names; a library on this machine is for this machine's platform")
                    .remedy("build it from source with the crate's feature, usually 'vendored', 'bundled' or 'static'")
                    .remedy("or name its folder  <rustflags>-L native=/path/for/{target}</rustflags>"),
            Cause.of(
                            ProblemCode.LIBRARY_MISSING,
                            "(cannot find -l|unable to find library -l|library not found for -l)(?<library>[^\\s:]+)",
                            "the library '{library}' is missing for this target")
                    .remedy("build it from source with the crate's feature, usually 'vendored', 'bundled' or 'static'")
                    .remedy(
                            "or install it for the target's architecture, on Debian  apt install lib{library}-dev:<arch>"),
            Cause.of(
                            ProblemCode.PKG_CONFIG_REFUSED,
                            "pkg-config has not been configured to support cross-compilation",
                            "pkg-config knows only the libraries of this machine")
                    .remedy("if the target's libraries are installed here, name their folder")
                    .remedy("  <environment><PKG_CONFIG_ALLOW_CROSS>1</PKG_CONFIG_ALLOW_CROSS>")
                    .remedy("    <PKG_CONFIG_LIBDIR>/path/for/{target}/pkgconfig</PKG_CONFIG_LIBDIR></environment>")
                    .remedy(
                            "otherwise build the library from source with the crate's feature, usually 'vendored' or 'bundled'"),
            Cause.of(
                            ProblemCode.LIBRARY_MISSING,
                            "system library `(?<library>[^`]+)` required by crate `(?<crate>[^`]+)` was not found",
                            "pkg-config does not find '{library}' for this target, which the crate {crate} needs")
                    .remedy("install its development package for the target, or add its folder to PKG_CONFIG_LIBDIR"),
            Cause.of(
                            ProblemCode.DATE_IN_C,
                            "(?<place>\\S+:\\d+:\\d+): error: (expansion of date or time macro is not reproducible|macro \"__\\w+__\" might prevent)",
                            "C code contains the time of the build, which zig refuses")
                    .fact("{place}")
                    .remedy("write  <environment><CFLAGS_{snake}>-Wno-date-time</CFLAGS_{snake}></environment>"),
            Cause.of(
                            ProblemCode.HEADER_MISSING,
                            "fatal error: '?(?<header>[^\\s':]+\\.\\w+)'?(: No such file or directory| file not found)",
                            "C code needs the header {header}, which is missing for this target")
                    .remedy("build the C library from source with the crate's feature, usually 'vendored' or 'bundled'")
                    .remedy(
                            "or name the folder  <environment><CFLAGS_{snake}>-isystem /path/include</CFLAGS_{snake}></environment>"));

    private LibraryCauses() {}
}
