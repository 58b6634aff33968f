package io.github.ferrule.plugin.audit.loading;

import java.util.List;

/**
 * A platform of the test bed that can load libraries.
 *
 * @param name for the table
 * @param target the triple with the floor that this platform has
 * @param compiler the C compiler for the libraries
 * @param run the command that starts the loader
 * @param libraries the number of libraries to try
 */
record Platform(String name, String target, String compiler, List<String> run, int libraries) {

    /** Replaces the number of libraries. */
    Platform withLibraries(int number) {
        return new Platform(name, target, compiler, run, number);
    }

    /** Returns the triple. */
    String triple() {
        return target.replaceFirst("-gnu\\..*", "-gnu");
    }

    boolean glibc() {
        return target.contains("-gnu.");
    }

    String architecture() {
        return target.substring(0, target.indexOf('-'));
    }
}
