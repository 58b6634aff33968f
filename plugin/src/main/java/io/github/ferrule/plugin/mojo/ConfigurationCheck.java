package io.github.ferrule.plugin.mojo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Finds misspelled names in the configuration, which Maven ignores.
 *
 * @param project the project whose pom is checked
 * @param session the session with the properties of the command line
 * @param plugin this plugin
 */
record ConfigurationCheck(MavenProject project, MavenSession session, PluginDescriptor plugin) {

    /** Returns a warning for each name that does not exist. */
    List<String> warnings() throws IOException {
        KnownNames names = KnownNames.of(plugin);
        List<String> warnings = new ArrayList<>(names.unknownElements(elements()));
        Set<String> commandLine = session.getUserProperties().stringPropertyNames();
        warnings.addAll(names.unknownProperties(commandLine, name -> false));
        Set<String> others = new HashSet<>(project.getProperties().stringPropertyNames());
        others.removeAll(commandLine);
        String poms = poms();
        warnings.addAll(names.unknownProperties(others, name -> poms.contains("${" + name + "}")));
        return warnings;
    }

    /** The names of the elements in {@code <configuration>}, of the plugin and of its executions. */
    private Set<String> elements() {
        Plugin configured = project.getPlugin(plugin.getPluginLookupKey());
        Set<String> names = new HashSet<>();
        if (configured != null) {
            Stream.concat(Stream.of((ConfigurationContainer) configured), configured.getExecutions().stream())
                    .map(ConfigurationContainer::getConfiguration)
                    .filter(Xpp3Dom.class::isInstance)
                    .flatMap(it -> Arrays.stream(((Xpp3Dom) it).getChildren()))
                    .map(Xpp3Dom::getName)
                    .forEach(names::add);
        }
        return names;
    }

    /** The text of the project's pom and of its parents, as far as they are on this machine. */
    private String poms() throws IOException {
        StringBuilder text = new StringBuilder();
        for (MavenProject pom = project; pom != null; pom = pom.getParent()) {
            if (pom.getFile() != null && pom.getFile().isFile()) {
                // any single-byte charset will do, since names of properties are ASCII
                text.append(Files.readString(pom.getFile().toPath(), StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }
}
