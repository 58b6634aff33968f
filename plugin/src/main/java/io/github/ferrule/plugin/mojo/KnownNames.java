package io.github.ferrule.plugin.mojo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/**
 * The names that users can write in the configuration of the plugin.
 *
 * @param elements the parameters of all goals
 * @param properties their properties
 */
record KnownNames(Set<String> elements, Set<String> properties) {

    private static final String PREFIX = "ferrule.";

    /** The loader reads these. Surefire passes properties of the command line on to the tests, and so to the loader. */
    private static final Set<String> OF_THE_LOADER =
            Set.of("ferrule.cache", "ferrule.debug", "ferrule.extract", "ferrule.faststart", "ferrule.verify");

    private static final String LIBRARY_OF_THE_LOADER = "ferrule.library.";

    /** Collects the names of all goals. */
    static KnownNames of(PluginDescriptor plugin) {
        List<Parameter> parameters = new ArrayList<>();
        for (MojoDescriptor goal : plugin.getMojos()) {
            if (goal.getParameters() != null) {
                parameters.addAll(goal.getParameters());
            }
        }
        return new KnownNames(
                parameters.stream()
                        .filter(Parameter::isEditable)
                        .map(Parameter::getName)
                        .collect(Collectors.toSet()),
                parameters.stream()
                        .map(it -> String.valueOf(it.getExpression()))
                        .filter(it -> it.startsWith("${" + PREFIX))
                        .map(it -> it.substring(2, it.length() - 1))
                        .collect(Collectors.toSet()));
    }

    /** Returns a warning for each element that no goal has. */
    List<String> unknownElements(Collection<String> written) {
        return new TreeSet<>(written)
                .stream()
                        .filter(name -> !elements.contains(name))
                        .map(name -> new UnknownName("ferrule has no parameter <", name, ">").warning(elements))
                        .toList();
    }

    /**
     * Returns a warning for each property that neither a goal nor the loader has.
     *
     * @param written the names of properties of any kind
     * @param isUsedElsewhere tells whether the user's own pom refers to a property, as to {@code ferrule.version}
     */
    List<String> unknownProperties(Collection<String> written, Predicate<String> isUsedElsewhere) {
        return new TreeSet<>(written)
                .stream()
                        .filter(name -> name.startsWith(PREFIX) && !properties.contains(name))
                        .filter(name -> !OF_THE_LOADER.contains(name) && !name.startsWith(LIBRARY_OF_THE_LOADER))
                        .filter(name -> !isUsedElsewhere.test(name))
                        .map(name -> new UnknownName("ferrule has no property ", name, "").warning(properties))
                        .toList();
    }
}
