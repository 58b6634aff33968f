package io.github.ferrule.plugin.release.workflow;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a module lies in its repository; a workflow's commands and paths begin at the repository's root.
 *
 * @param repository the repository's root
 * @param pom the module's pom
 * @param artifactId the module's name among its neighbours
 * @param reactor the pom by which Maven builds the module together with others
 * @param crate the crate's folder
 * @param locked the folder with the crate's lock file, if there is one: that of its cargo workspace
 */
public record ModulePlace(
        Path repository, Path pom, String artifactId, Optional<Path> reactor, Path crate, Optional<Path> locked) {

    /** Whether the module is the repository, and needs no words of Maven to be found. */
    boolean isRoot() {
        return pom.getParent().equals(repository);
    }

    /** A path in the module, as seen from the repository's root. */
    String path(String inModule) {
        return relative(pom.resolveSibling(inModule));
    }

    /** The folder that the crate is compiled in. */
    String cargoTarget() {
        return relative(locked.orElse(crate).resolve("target"));
    }

    /** A pattern for the crate's lock file. */
    String lockFile() {
        return locked.filter(folder -> !isRoot())
                .map(folder -> relative(folder.resolve("Cargo.lock")))
                .filter(Quoted::isPlain)
                .orElse("**/Cargo.lock");
    }

    /** The words that let Maven do something in the module alone; each with a blank before it. */
    String alone() {
        if (isRoot()) {
            return "";
        }
        Path called = reactor.orElse(pom);
        String file = called.equals(repository.resolve("pom.xml")) ? "" : " -f " + Quoted.shell(relative(called));
        return file + (reactor.isPresent() ? " -pl :" + artifactId : "");
    }

    /** The words that let Maven do it in the modules before, too, which the module may need. */
    String withNeighbours() {
        return alone() + (!isRoot() && reactor.isPresent() ? " -am" : "");
    }

    /** Whether a Java of the locale {@code POSIX} does not find the files. */
    boolean needsUtf8() {
        return !isRoot() && !StandardCharsets.US_ASCII.newEncoder().canEncode(path("") + relative(crate));
    }

    private String relative(Path path) {
        return repository.relativize(path.normalize()).toString().replace('\\', '/');
    }
}
