package io.github.ferrule.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** No library arrives unseen: {@code docs/dependencies.md} lists what Maven resolves for both artifacts. */
class DependenciesPageTest {

    @Test
    void thePageListsWhatMavenResolvesForThePlugin() throws Exception {
        // the descriptor holds the resolved dependencies, those of dependencies too
        Document descriptor = parse(Path.of("target/classes/META-INF/maven/plugin.xml"));

        assertThat(listed("Maven resolves for the plugin"))
                .containsExactlyElementsOf(dependencies(descriptor)
                        .map(DependenciesPageTest::name)
                        .sorted()
                        .toList());
    }

    @Test
    void thePageListsWhatMavenResolvesForTheLoader() throws Exception {
        Document pom = parse(Path.of("../native-loader/pom.xml"));

        // JNA has no dependencies, so what the pom declares is what is resolved
        assertThat(listed("Maven resolves for the loader"))
                .containsExactlyElementsOf(dependencies(pom)
                        .filter(it -> !text(it, "scope").equals("test"))
                        .filter(it -> !text(it, "scope").equals("provided"))
                        .map(DependenciesPageTest::name)
                        .sorted()
                        .toList());
    }

    private static List<String> listed(String introduction) throws IOException {
        String page = Files.readString(Path.of("../docs/dependencies.md"));
        return page.substring(page.indexOf(introduction))
                .lines()
                .dropWhile(line -> !line.equals("```"))
                .skip(1)
                .takeWhile(line -> !line.equals("```"))
                .toList();
    }

    /** Returns the dependencies of the document itself, not those of a plugin in it. */
    private static Stream<Element> dependencies(Document document) {
        return children(document.getDocumentElement(), "dependencies").flatMap(it -> children(it, "dependency"));
    }

    private static Stream<Element> children(Element parent, String name) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(it -> it.getNodeName().equals(name))
                .map(Element.class::cast);
    }

    private static String name(Element dependency) {
        return text(dependency, "groupId") + ":" + text(dependency, "artifactId");
    }

    private static String text(Element parent, String name) {
        return children(parent, name).map(Element::getTextContent).findFirst().orElse("");
    }

    private static Document parse(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }
}
