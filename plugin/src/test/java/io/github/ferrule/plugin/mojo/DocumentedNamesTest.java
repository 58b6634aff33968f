package io.github.ferrule.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** Goals, properties, and pieces of poms within the sentences of the documentation, which no integration test takes out. */
class DocumentedNamesTest {

    /** Properties of the tests and of the loader that no goal has. */
    private static final Set<String> OTHERS = Set.of(
            "ferrule.docs.write",
            "ferrule.seed",
            "ferrule.library",
            "ferrule.cache",
            "ferrule.extract",
            "ferrule.verify",
            "ferrule.debug",
            "ferrule.target",
            "ferrule.faststart");

    /** Elements of Maven and of other plugins, and those within parameters. */
    private static final Set<String> OTHER_ELEMENTS =
            Set.of("goal", "target", "triple", "rustflags", "exclude", "result", "maven.compiler.release");

    private static PluginXml plugin;
    private static String text;

    @BeforeAll
    static void read() throws Exception {
        plugin = PluginXml.read();
        try (Stream<Path> docs = Files.list(Path.of("../docs"))) {
            text = Stream.concat(
                            docs.filter(page -> page.toString().endsWith(".md")),
                            Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md")
                                    .map(Path.of("..")::resolve))
                    .map(DocumentedNamesTest::read)
                    .collect(Collectors.joining("\n"));
        }
    }

    @Test
    void everyGoalExists() {
        assertThat(found("(?<!\\.)\\bferrule:([a-z][a-z-]*)"))
                .hasSizeGreaterThan(10)
                .isSubsetOf(plugin.goals().stream().map(PluginXml.Goal::name).collect(Collectors.toSet()));
    }

    @Test
    void everyPropertyExists() {
        Set<String> known = parameters(PluginXml.Parameter::property);
        known.addAll(OTHERS);
        assertThat(found("-D(ferrule(?:\\.[a-zA-Z]+)+)"))
                .hasSizeGreaterThan(20)
                .allSatisfy(property -> assertThat(known.contains(property) || property.startsWith("ferrule.library."))
                        .as(property)
                        .isTrue());
    }

    @Test
    void everyPieceOfAPomIsWellFormedAndHasAParameter() {
        Set<String> known = parameters(PluginXml.Parameter::name);
        known.addAll(OTHER_ELEMENTS);
        Set<String> pieces = found("`(<[a-zA-Z.]+>[^`]*</[a-zA-Z.]+>)`");
        assertThat(pieces)
                .hasSizeGreaterThan(20)
                .allSatisfy(piece -> assertThat(known)
                        .as(piece)
                        .contains(DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(new InputSource(new StringReader(piece)))
                                .getDocumentElement()
                                .getTagName()));
    }

    private static Set<String> parameters(Function<PluginXml.Parameter, String> name) {
        return plugin.goals().stream()
                .flatMap(goal -> goal.parameters().stream())
                .map(name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> found(String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
