package io.github.ferrule.plugin.mojo;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The Java version that a project's classes are compiled for, as far as its pom states it.
 *
 * @param project the project whose pom is read
 */
record CompilerRelease(MavenProject project) {

    /** The oldest Java that ferrule-native-loader runs on. */
    private static final int OLDEST = 8;

    /** Returns a warning if the classes may run on a Java that is too old for Ferrule's loader. */
    Optional<String> warning() {
        OptionalInt release = release();
        return release.isPresent() && release.getAsInt() < OLDEST
                ? Optional.of("the classes are compiled for Java " + release.getAsInt()
                        + ", but ferrule-native-loader needs Java " + OLDEST
                        + " or later: set  <maven.compiler.release>" + OLDEST + "</maven.compiler.release>")
                : Optional.empty();
    }

    /** As maven-compiler-plugin decides: {@code release} before {@code target}, and the configuration before the property. */
    OptionalInt release() {
        return Stream.of("release", "target")
                .flatMap(name -> Stream.concat(
                        configured(name).stream(),
                        Optional.ofNullable(project.getProperties().getProperty("maven.compiler." + name)).stream()))
                .map(value -> value.startsWith("1.") ? value.substring(2) : value)
                .filter(value -> value.matches("\\d{1,3}"))
                .mapToInt(Integer::parseInt)
                .findFirst();
    }

    private Optional<String> configured(String name) {
        Plugin compiler = project.getPlugin("org.apache.maven.plugins:maven-compiler-plugin");
        return Optional.ofNullable(compiler)
                .map(Plugin::getConfiguration)
                .map(it -> ((Xpp3Dom) it).getChild(name))
                .map(Xpp3Dom::getValue);
    }
}
