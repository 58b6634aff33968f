package io.github.ferrule.plugin.build.backend;

import io.github.ferrule.plugin.build.Host;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A C compiler that builds for another platform, as found on this machine.
 *
 * @param compiler the C compiler, which links too
 * @param cxx the C++ compiler
 * @param archiver the program that creates static libraries
 * @param cFlags arguments without which the compiler would compile for this machine
 * @param linkFlags flags of rustc without which the compiler would link for this machine
 * @param pkgConfigPath the folders in which pkg-config finds libraries for that platform
 */
public record CToolchain(
        String compiler,
        Optional<String> cxx,
        Optional<String> archiver,
        Optional<String> cFlags,
        List<String> linkFlags,
        Optional<String> pkgConfigPath) {

    public CToolchain {
        linkFlags = List.copyOf(linkFlags);
    }

    /** Returns the variables that pass it to cargo and to build scripts, without those that the user has set. */
    Map<String, Optional<String>> environment(TargetTriple target, Host host) {
        String snake = target.text().replace('-', '_');
        Map<String, Optional<String>> variables = new TreeMap<>();
        if (host.configuredLinker(target).isEmpty()) {
            variables.put("CARGO_TARGET_" + target.asEnvironmentName() + "_LINKER", Optional.of(compiler));
        }
        putUnlessSet(variables, host, target, "CC", Optional.of(compiler));
        putUnlessSet(variables, host, target, "CXX", cxx);
        putUnlessSet(variables, host, target, "AR", archiver);
        putUnlessSet(variables, host, target, "CFLAGS", cFlags);
        putUnlessSet(variables, host, target, "CXXFLAGS", cFlags);
        if (pkgConfigPath.isPresent() && host.variable("PKG_CONFIG_" + snake).isEmpty()) {
            putUnlessSet(variables, host, target, "PKG_CONFIG_ALLOW_CROSS", Optional.of("1"));
            putUnlessSet(variables, host, target, "PKG_CONFIG_LIBDIR", pkgConfigPath);
        }
        return variables;
    }

    /** The crates cc and pkg-config look for these names in this order, the most exact first. */
    private static void putUnlessSet(
            Map<String, Optional<String>> variables,
            Host host,
            TargetTriple target,
            String name,
            Optional<String> value) {
        String snake = name + "_" + target.text().replace('-', '_');
        boolean set = List.of(name + "_" + target.text(), snake, "TARGET_" + name, name).stream()
                .anyMatch(variable -> host.variable(variable).isPresent());
        if (value.isPresent() && !set) {
            variables.put(snake, value);
        }
    }
}
