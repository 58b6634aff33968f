package io.github.ferrule.loader.open;

import io.github.ferrule.loader.bundle.Descriptor;
import io.github.ferrule.loader.locate.Located;
import io.github.ferrule.loader.platform.Libc;
import io.github.ferrule.loader.platform.Platform;
import io.github.ferrule.loader.problem.Code;
import io.github.ferrule.loader.problem.Problem;
import io.github.ferrule.loader.settings.Settings;
import io.github.ferrule.loader.store.LoadablePath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The operating system's own reason for not loading a file, with what is known about the file and what helps. */
final class SystemRefusal {
    /** Linux (SELinux, fapolicyd, a noexec mount, seccomp), macOS (Gatekeeper) and Windows (AppLocker, WDAC). */
    private static final String[] POLICY = {
        "Operation not permitted",
        "Permission denied",
        "failed to map segment",
        "system policy",
        "code signature",
        "group policy",
        "Application Control policy",
        "Access is denied"
    };

    private static final String[] NO_LIBRARY = {
        "wrong ELF class",
        "invalid ELF header",
        "file too short",
        "ELF file's phentsize not the expected size",
        "only ET_DYN and ET_EXEC can be loaded",
        "Exec format error",
        "is not a valid Win32 application",
        "not a mach-o file",
        "incompatible architecture"
    };

    private SystemRefusal() {}

    /** Returns true if the file may be good, and only this place is forbidden. */
    static boolean mayBeAPolicy(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        for (String words : POLICY) {
            if (message.contains(words)) {
                return true;
            }
        }
        return false;
    }

    static RuntimeException of(Located located, Throwable cause) {
        return of(located, cause, new ArrayList<String>(0));
    }

    /** @param otherPlaces the reasons against the places that were tried after this one */
    static RuntimeException of(Located located, Throwable cause, List<String> otherPlaces) {
        Descriptor library =
                located.candidate() == null ? null : located.candidate().descriptor();
        Problem problem = new Problem(
                        Code.REFUSED_BY_SYSTEM,
                        located.id() + ": the operating system cannot load '" + located.library() + "'")
                .facts(lines(cause))
                .fact("file   " + located)
                .facts(otherPlaces)
                .fact("system " + Platform.ofThisProcess());
        if (library != null && !library.needed().isEmpty()) {
            problem.fact("needs  " + library.needed().replace(",", ", "));
        }
        Optional<String> letters = LoadablePath.reasonAgainst(located.path());
        if (letters.isPresent()) {
            return problem.fact(letters.get())
                    .remedy("name a path that has only letters of this code page, or load the library by JNA")
                    .failure(cause);
        }
        String libc = library == null ? null : otherLibc(library, Platform.ofThisProcess());
        if (libc != null) {
            problem.fact("libc   the library needs " + libc + ", and this process runs on "
                    + Platform.ofThisProcess().libc().rustName());
        }
        String message = String.valueOf(cause.getMessage());
        boolean named = library == null && isNoLibrary(message);
        return problem.remedy(libc != null ? remedyForLibc() : named ? remedyForNamed(located) : remedy(message))
                .failure(cause);
    }

    /** JNA repeats the linker's message, and adds the whole class path, where it also searched. */
    static Set<String> lines(Throwable cause) {
        Set<String> lines = new LinkedHashSet<>();
        for (String line : String.valueOf(cause.getMessage()).split("\n")) {
            if (!line.startsWith("Native library (")) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** The libc that the library needs, if the process has another one: possible only where ferrule.target forced the choice. */
    private static String otherLibc(Descriptor library, Platform platform) {
        boolean known = library.libc() != null && platform.libc() != Libc.UNKNOWN && platform.libc() != Libc.NONE;
        return known && !library.libc().equals(platform.libc().rustName()) ? library.libc() : null;
    }

    private static String remedyForLibc() {
        return "remove ferrule.target (environment: FERRULE_TARGET), which forces this library,\n"
                + "and add a library for this C library to the class path";
    }

    /** The words of glibc, musl, Windows and macOS for a file that is not a library for this process. */
    private static boolean isNoLibrary(String message) {
        for (String words : NO_LIBRARY) {
            if (message.contains(words)) {
                return true;
            }
        }
        return false;
    }

    private static String remedyForNamed(Located located) {
        String property = "ferrule.library." + located.id();
        return "name a library for this system, or remove the property " + property + "\n(environment: "
                + Settings.environmentName(property) + ")";
    }

    static String remedy(String message) {
        if (isNoLibrary(message)) {
            return "the file is not a library for this system: remove ferrule.target if it is set, or build the library"
                    + " again";
        }
        if (message.contains("already loaded in another classloader")) {
            return "a file that a setting names is loaded by one class loader only: put the loader's jar where both see it,\n"
                    + "or name a copy of the file for the second";
        }
        if (message.contains("static TLS block")) {
            return "too many libraries reserve static thread-local storage: load this one earlier, or start the JVM with\n"
                    + "GLIBC_TUNABLES=glibc.rtld.optional_static_tls=16384";
        }
        if (message.contains("initial-exec TLS")) {
            return "musl has no static thread-local storage for libraries that are loaded at run time: rebuild the library with\n"
                    + "the allocator's feature (mimalloc: local_dynamic_tls, jemalloc: disable_initial_exec_tls)";
        }
        if (message.contains("unsupported relocation type")) {
            return "the library chooses functions while it is loaded, which musl does not support: rebuild its C code without\n"
                    + "__attribute__((ifunc)) and target_clones";
        }
        if (message.contains("executable stack")) {
            return "the library asks for an executable stack, which this system forbids: rebuild it with  -C"
                    + " link-arg=-Wl,-z,noexecstack";
        }
        if (message.contains("GLIBC_") || message.contains("GLIBCXX_") || message.contains("symbol")) {
            return "the system is older than the library needs, or has another C library: rebuild the library for this system";
        }
        for (String words : POLICY) {
            if (message.contains(words)) {
                return "a security policy or a mount option forbids this file (SELinux, AppArmor, fapolicyd, noexec):\n"
                        + "allow it, or name a folder from which libraries may be loaded:  -Dferrule.cache=/path";
            }
        }
        return "install the library that the first line names";
    }
}
