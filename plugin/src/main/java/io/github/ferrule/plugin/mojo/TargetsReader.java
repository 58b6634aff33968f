package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.target.TargetSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Reads {@code <targets>}. Maven's own conversion fails at an element that it does not know, without suggesting a name.
 *
 * @param usual the backend of targets that do not name one
 * @param evaluate replaces <code>${…}</code> as Maven does
 * @param warnings receives a line for each unknown element
 */
record TargetsReader(Optional<String> usual, UnaryOperator<String> evaluate, Consumer<String> warnings) {

    private static final List<String> ELEMENTS =
            List.of("triple", "backend", "profile", "features", "rustflags", "environment");

    Targets read(PlexusConfiguration targets) {
        if (targets == null) {
            return new Targets(List.of());
        }
        return new Targets(
                targets.getChildCount() == 0
                        ? Targets.words(text(targets), ",").map(this::plain).toList()
                        : Arrays.stream(targets.getChildren()).map(this::target).toList());
    }

    private TargetRequest target(PlexusConfiguration target) {
        if (target.getChildCount() == 0) {
            return plain(text(target));
        }
        Arrays.stream(target.getChildren())
                .map(PlexusConfiguration::getName)
                .filter(name -> !ELEMENTS.contains(name))
                .map(name -> new UnknownName("<" + target.getName() + ">: unknown element <", name, ">"))
                .forEach(unknown -> warnings.accept(unknown.warning(ELEMENTS)));
        return new TargetRequest(
                TargetSpec.parse(child(target, "triple").orElse("")),
                child(target, "backend")
                        .map(name -> BackendChoice.parse(name).backend())
                        .orElse(usual),
                child(target, "profile"),
                words(target, "features", ","),
                words(target, "rustflags", "\\s+"),
                environment(target.getChild("environment", false)));
    }

    private TargetRequest plain(String text) {
        return new TargetRequest(
                TargetSpec.parse(text), usual, Optional.empty(), List.of(), List.of(), new TreeMap<>(Map.of()));
    }

    private List<String> words(PlexusConfiguration target, String name, String separator) {
        return child(target, name).stream()
                .flatMap(text -> Targets.words(text, separator))
                .toList();
    }

    private Optional<String> child(PlexusConfiguration target, String name) {
        return Optional.ofNullable(target.getChild(name, false)).map(this::text).filter(text -> !text.isEmpty());
    }

    private SortedMap<String, String> environment(PlexusConfiguration element) {
        SortedMap<String, String> variables = new TreeMap<>();
        Stream.ofNullable(element)
                .flatMap(it -> Arrays.stream(it.getChildren()))
                .forEach(variable -> variables.put(variable.getName(), text(variable)));
        return variables;
    }

    private String text(PlexusConfiguration element) {
        String value = element.getValue();
        return value == null ? "" : evaluate.apply(value).trim();
    }
}
