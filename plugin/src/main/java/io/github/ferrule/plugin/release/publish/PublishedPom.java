package io.github.ferrule.plugin.release.publish;

import io.github.ferrule.plugin.support.pom.PomXml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Facts from a published pom. */
final class PublishedPom {

    private static final List<String> REQUIRED = List.of(
            "name",
            "description",
            "url",
            "licenses/license/name",
            "developers/developer/name",
            "scm/connection",
            "scm/url");

    private final Element root;

    private PublishedPom(Element root) {
        this.root = root;
    }

    static PublishedPom parse(byte[] pom) throws IOException {
        try {
            return new PublishedPom(PomXml.parse(new ByteArrayInputStream(pom)));
        } catch (SAXException e) {
            throw new IOException("the pom is not XML: " + e.getMessage(), e);
        }
    }

    /** Returns the elements that Central requires and the pom does not have; with a parent, it may inherit them. */
    List<String> missing() {
        return has("parent")
                ? List.of()
                : REQUIRED.stream().filter(path -> !has(path)).toList();
    }

    /** Returns true if the project has a jar that needs sources and documentation. */
    boolean isJar() {
        return PomXml.children(root, "packaging").stream()
                .allMatch(packaging -> !packaging.getTextContent().trim().equals("pom"));
    }

    private boolean has(String path) {
        List<Node> nodes = List.of(root);
        for (String name : path.split("/")) {
            nodes = nodes.stream()
                    .flatMap(node -> PomXml.children(node, name).stream())
                    .toList();
        }
        return nodes.stream().anyMatch(node -> !node.getTextContent().isBlank());
    }
}
