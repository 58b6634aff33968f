package io.github.ferrule.plugin.publish;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What a published pom says about its project. */
final class PomFacts {

    private static final List<String> REQUIRED = List.of(
            "name",
            "description",
            "url",
            "licenses/license/name",
            "developers/developer/name",
            "scm/connection",
            "scm/url");

    private final Element root;

    private PomFacts(Element root) {
        this.root = root;
    }

    static PomFacts parse(byte[] pom) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return new PomFacts(factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(pom))
                    .getDocumentElement());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("the pom is no XML: " + e.getMessage(), e);
        }
    }

    /** The elements that Central asks for and the pom lacks; with a parent it may have inherited them. */
    List<String> missing() {
        return has("parent")
                ? List.of()
                : REQUIRED.stream().filter(path -> !has(path)).toList();
    }

    /** Whether the project has a jar that needs sources and documentation beside it. */
    boolean isJar() {
        return find(root, "packaging").stream()
                .allMatch(packaging -> !packaging.getTextContent().trim().equals("pom"));
    }

    private boolean has(String path) {
        List<Node> nodes = List.of(root);
        for (String name : path.split("/")) {
            nodes = nodes.stream().flatMap(node -> find(node, name).stream()).toList();
        }
        return nodes.stream().anyMatch(node -> !node.getTextContent().isBlank());
    }

    private static List<Node> find(Node parent, String name) {
        List<Node> found = new ArrayList<>();
        NodeList children = parent.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i).getNodeName().equals(name)) {
                found.add(children.item(i));
            }
        }
        return found;
    }
}
