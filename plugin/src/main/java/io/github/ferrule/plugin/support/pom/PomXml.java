package io.github.ferrule.plugin.support.pom;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads foreign poms, which may be hostile: it refuses document types, and with them entities. */
public final class PomXml {

    private PomXml() {}

    /**
     * Reads a pom.
     *
     * @throws SAXException if it is not XML, or has a document type
     */
    public static Element parse(InputStream pom) throws IOException, SAXException {
        return parser().parse(pom).getDocumentElement();
    }

    /** The elements of one name directly below another, in order. */
    public static List<Node> children(Node parent, String name) {
        List<Node> found = new ArrayList<>();
        NodeList children = parent.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i).getNodeName().equals(name)) {
                found.add(children.item(i));
            }
        }
        return found;
    }

    private static DocumentBuilder parser() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            DocumentBuilder parser = factory.newDocumentBuilder();
            parser.setErrorHandler(new DefaultHandler()); // the JDK's own prints
            return parser;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java platform has a parser without document types", e);
        }
    }
}
