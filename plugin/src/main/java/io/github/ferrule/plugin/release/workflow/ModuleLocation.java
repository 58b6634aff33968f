package io.github.ferrule.plugin.release.workflow;

import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The place of a module in its repository. A workflow's commands and paths are relative to the repository's root.
 *
 * @param repository the repository's root
 * @param pom the module's pom
 * @param artifactId the module's name in the Maven build
 * @param reactor the pom with which Maven builds the module together with others
 * @param onlyLibraries true if no other module of the reactor has libraries
 * @param crate the crate's folder
 * @param locked the folder with the crate's lock file, if there is one: that of its cargo workspace
 */
public record ModuleLocation(
        Path repository,
        Path pom,
        String artifactId,
        Optional<Path> reactor,
        boolean onlyLibraries,
        Path crate,
        Optional<Path> locked) {

    /** Returns true if the module is at the repository's root, so that Maven needs no option to find it. */
    boolean isRoot() {
        return pom.getParent().equals(repository);
    }

    /** Returns a path in the module, relative to the repository's root. */
    String path(String inModule) {
        return relative(pom.resolveSibling(inModule));
    }

    /** Returns cargo's target folder. */
    String cargoTarget() {
        return relative(locked.orElse(crate).resolve("target"));
    }

    /** Returns true if the services take the module's folder for a name, and not for a pattern or a variable. */
    boolean isName() {
        return isRoot() || isName(path(""));
    }

    /** Returns cargo's target folder if the services take it for a name. */
    Optional<String> cachedCargoTarget() {
        return Optional.of(cargoTarget()).filter(ModuleLocation::isName);
    }

    /** Returns a pattern for the crate's lock file. */
    String lockFile() {
        return locked.filter(folder -> !isRoot())
                .map(folder -> relative(folder.resolve("Cargo.lock")))
                .filter(Quoting::isPlain)
                .orElse("**/Cargo.lock");
    }

    /** Returns the options with which Maven runs only the module, each preceded by a space. */
    String alone() {
        return file() + (isAmongOthers() ? " -pl :" + artifactId : "");
    }

    /**
     * Returns the options with which Maven runs all modules that are released together. If other modules have libraries, too,
     * these are only the modules that the module needs.
     */
    String together() {
        return file() + (isAmongOthers() && !onlyLibraries ? " -pl :" + artifactId + " -am" : "");
    }

    private boolean isAmongOthers() {
        return !isRoot() && reactor.isPresent();
    }

    private String file() {
        Path called = reactor.orElse(pom);
        boolean isFound = isRoot() || called.equals(repository.resolve("pom.xml"));
        return isFound ? "" : " -f " + Quoting.shell(relative(called));
    }

    /** Returns true if Java would not find the files with the locale {@code POSIX}. */
    boolean needsUtf8() {
        return !isRoot() && !StandardCharsets.US_ASCII.newEncoder().canEncode(path("") + relative(crate));
    }

    private static boolean breaksLine(int letter) {
        int type = Character.getType(letter);
        return Character.isISOControl(letter)
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    /** Both services take paths for patterns. GitLab replaces variables in them; GitHub takes some first letters for operators. */
    private static boolean isName(String path) {
        return !path.matches("[!#~ ].*|.*([$*?\\[\\]{}]| $).*");
    }

    private String relative(Path path) {
        String relative = repository.relativize(path.normalize()).toString().replace('\\', '/');
        if (relative.chars().anyMatch(ModuleLocation::breaksLine)) {
            throw Problem.of(
                            ProblemCode.INVALID_OPTION,
                            relative.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", "?")
                                    + ": a workflow cannot name a folder with control characters")
                    .remedy("rename the folder")
                    .asException();
        }
        return relative.startsWith("-") ? "./" + relative : relative; // a program would take it for an option
    }
}
