package io.github.ferrule.plugin.init;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A project that gets its first crate.
 *
 * @param root the project's absolute folder
 * @param crate the crate's absolute folder
 * @param names the names of the new parts
 * @param style the way Java calls the library
 * @param ferrule the version of Ferrule
 * @param pom the parts that the project has already; empty if it has no pom
 */
public record InitRequest(
        Path root, Path crate, ProjectNames names, CallerStyle style, String ferrule, Optional<ExistingPom> pom) {

    /**
     * The relevant facts about a project, including what it inherits.
     *
     * @param plugin true if it uses Ferrule's plugin
     * @param loader true if it depends on Ferrule's loader
     * @param tests the test framework that it depends on
     * @param runsJupiter true if its Surefire runs tests of JUnit Jupiter
     */
    public record ExistingPom(boolean plugin, boolean loader, Optional<TestFramework> tests, boolean runsJupiter) {}
}
