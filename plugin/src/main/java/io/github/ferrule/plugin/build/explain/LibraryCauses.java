package io.github.ferrule.plugin.build.explain;

import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.util.List;

/** What C code and C libraries lack when they are built for another machine. */
final class LibraryCauses {

    private static final String VENDORED = "  openssl = { version = \"0.10\", features = [\"vendored\"] }";

    static final List<Cause> ALL = List.of(
            Cause.of(
                            ProblemCode.LIBRARY_MISSING,
                            "unable to find dynamic system library \"(ssl|crypto)\""
                                    + "|Could not find (openssl via pkg-config|directory of OpenSSL installation)",
                            "there is no OpenSSL for it")
                    .fact("the OpenSSL of this machine is for this machine")
                    .remedy("build it from source, in Cargo.toml")
                    .remedy(VENDORED)
                    .remedy(
                            "or do without: rustls is written in Rust (reqwest: default-features = false, features = [\"rustls-tls\"])"),
            Cause.of(
                            ProblemCode.WINDOWS_SDK_MISSING,
                            "Failed to setup MSVC CRT\\s+Caused by:\\s+(0: )?(?<why>.+)",
                            "cargo-xwin cannot fetch Microsoft's CRT and SDK")
                    .fact("{why}")
                    .remedy("run  cargo xwin cache xwin  once where the network allows it, and keep XWIN_CACHE_DIR")
                    .remedy("or build  x86_64-pc-windows-gnu  instead, which needs nothing of Microsoft's"),
            Cause.of(
                            ProblemCode.FRAMEWORK_MISSING,
                            "(unable to find (system )?framework [\"']?|framework not found )(?<framework>\\w+)",
                            "the framework {framework} is needed, and there is no macOS SDK")
                    .fact(
                            "zig brings libSystem alone; frameworks are part of Apple's SDK, which only Apple may hand out")
                    .remedy("build this target on a Mac, or set  SDKROOT=/path/to/MacOSX.sdk"),
            Cause.of(
                            ProblemCode.LIBRARY_MISSING,
                            "unable to find (dynamic|static) system library \"(?<library>[^\"]+)\"",
                            "there is no library '{library}' for it")
                    .fact(
                            "zig looks only into folders that cargo was told of: a library of this machine is for this machine")
                    .remedy("build it from source by the crate's feature, usually 'vendored', 'bundled' or 'static'")
                    .remedy("or name its folder  <rustflags>-L native=/path/for/{target}</rustflags>"),
            Cause.of(
                            ProblemCode.LIBRARY_MISSING,
                            "(cannot find -l|unable to find library -l|library not found for -l)(?<library>[^\\s:]+)",
                            "there is no library '{library}' for it")
                    .remedy("build it from source by the crate's feature, usually 'vendored', 'bundled' or 'static'")
                    .remedy(
                            "or install it for the target's architecture, on Debian  apt install lib{library}-dev:<arch>"),
            Cause.of(
                            ProblemCode.PKG_CONFIG_REFUSED,
                            "pkg-config has not been configured to support cross-compilation",
                            "pkg-config knows the libraries of this machine only")
                    .remedy("if the target's libraries are installed here, say where")
                    .remedy("  <environment><PKG_CONFIG_ALLOW_CROSS>1</PKG_CONFIG_ALLOW_CROSS>")
                    .remedy("    <PKG_CONFIG_LIBDIR>/path/for/{target}/pkgconfig</PKG_CONFIG_LIBDIR></environment>")
                    .remedy(
                            "else build the library from source by the crate's feature, usually 'vendored' or 'bundled'"),
            Cause.of(
                            ProblemCode.LIBRARY_MISSING,
                            "system library `(?<library>[^`]+)` required by crate `(?<crate>[^`]+)` was not found",
                            "pkg-config knows no '{library}' for it, which the crate {crate} needs")
                    .remedy("install its development package for the target, or add its folder to PKG_CONFIG_LIBDIR"),
            Cause.of(
                            ProblemCode.DATE_IN_C,
                            "(?<place>\\S+:\\d+:\\d+): error: (expansion of date or time macro is not reproducible|macro \"__\\w+__\" might prevent)",
                            "C code names the time of the build, which zig refuses")
                    .fact("{place}")
                    .remedy("write  <environment><CFLAGS_{snake}>-Wno-date-time</CFLAGS_{snake}></environment>"),
            Cause.of(
                            ProblemCode.HEADER_MISSING,
                            "fatal error: '?(?<header>[^\\s':]+\\.\\w+)'?(: No such file or directory| file not found)",
                            "C code needs the header {header}, and it is not there for this target")
                    .remedy("build the C library from source by the crate's feature, usually 'vendored' or 'bundled'")
                    .remedy(
                            "or name the folder  <environment><CFLAGS_{snake}>-isystem /path/include</CFLAGS_{snake}></environment>"));

    private LibraryCauses() {}
}
