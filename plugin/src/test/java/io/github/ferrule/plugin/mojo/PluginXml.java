package io.github.ferrule.plugin.mojo;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Reads the plugin descriptor that Maven reads. */
record PluginXml(List<Goal> goals) {

    record Goal(String name, String phase, String type, String description, List<Parameter> parameters) {

        Class<?> implementation() throws ClassNotFoundException {
            return Class.forName(type);
        }
    }

    record Parameter(
            String name, String type, String property, String defaultValue, boolean editable, String description) {}

    /** Reads the descriptor in the jar. */
    static PluginXml read() throws Exception {
        try (InputStream xml = PluginXml.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            return read(xml);
        }
    }

    /** Reads the same descriptor with descriptions in HTML, which the plugin tools leave in the build folder. */
    static PluginXml readHtml() throws Exception {
        try (InputStream xml = Files.newInputStream(Path.of("target/plugin-enhanced.xml"))) {
            return read(xml);
        }
    }

    private static PluginXml read(InputStream xml) throws Exception {
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(xml)
                .getDocumentElement();
        return new PluginXml(elements(root, "mojos")
                .flatMap(it -> elements(it, "mojo"))
                .map(PluginXml::goal)
                .toList());
    }

    private static Goal goal(Element mojo) {
        return new Goal(
                text(mojo, "goal"),
                text(mojo, "phase"),
                text(mojo, "implementation"),
                text(mojo, "description"),
                elements(mojo, "parameters")
                        .flatMap(it -> elements(it, "parameter"))
                        .map(it -> parameter(
                                it, elements(mojo, "configuration").findFirst().orElseThrow()))
                        .toList());
    }

    private static Parameter parameter(Element parameter, Element configuration) {
        String name = text(parameter, "name");
        Element value = elements(configuration, name).findFirst().orElse(null);
        return new Parameter(
                name,
                text(parameter, "type"),
                value == null ? "" : value.getTextContent().replaceAll("[${}]", ""),
                value == null ? "" : value.getAttribute("default-value"),
                text(parameter, "editable").equals("true"),
                text(parameter, "description"));
    }

    private static String text(Element parent, String name) {
        return elements(parent, name).map(Node::getTextContent).findFirst().orElse("");
    }

    private static Stream<Element> elements(Element parent, String name) {
        NodeList children = parent.getChildNodes();
        return IntStream.range(0, children.getLength())
                .mapToObj(children::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(it -> it.getTagName().equals(name));
    }
}
