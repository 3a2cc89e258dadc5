package engram.kernel.magic;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** A POM, or the parts of one that a student copies from a library's page. */
final class PomText {
    /** What stands in a list of its own, however it was copied. */
    private static final Map<String, String> LISTS = Map.of("dependency", "dependencies", "repository", "repositories");

    private final Document pom;
    private final Element project;

    private PomText(Document pom) {
        this.pom = pom;
        project = pom.getDocumentElement();
    }

    /** Whether it is a POM as a project has it, and no part of one. */
    static boolean isWhole(String text) {
        return isProject(text) && text.contains("<modelVersion>");
    }

    private static boolean isProject(String text) {
        return text.replaceAll("(?s)<!--.*?-->|<\\?.*?\\?>", "").stripLeading().startsWith("<project");
    }

    /** A whole POM around whatever parts are given, in whatever order. */
    static String complete(String parts) throws MagicException {
        var text = parts.strip().replaceFirst("^<\\?xml[^>]*\\?>", "");
        var pom = new PomText(parse(isProject(text) ? text : "<project>" + text + "\n</project>"));
        LISTS.forEach(pom::gather);
        pom.nameRepositories();
        pom.nameProject();
        return pom.written();
    }

    private static Document parse(String text) throws MagicException {
        try {
            var builders = DocumentBuilderFactory.newDefaultInstance();
            builders.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = builders.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(text)));
        } catch (SAXParseException e) {
            throw new MagicException("line " + e.getLineNumber() + " of the POM is no XML: " + e.getMessage(), e);
        } catch (SAXException | ParserConfigurationException | IOException e) {
            throw new MagicException("the POM is no XML: " + e.getMessage(), e);
        }
    }

    /** Moves the parts of one kind, alone or in several lists, into one list. */
    private void gather(String part, String list) {
        var loose = children(project, part);
        var lists = children(project, list);
        if (loose.isEmpty() && lists.size() < 2) {
            return;
        }
        var all = lists.isEmpty() ? add(project, list, "") : lists.getFirst();
        loose.forEach(all::appendChild);
        for (var other : lists.subList(Math.min(1, lists.size()), lists.size())) {
            children(other, part).forEach(all::appendChild);
            project.removeChild(other);
        }
    }

    /** A repository needs a name, which nobody but Maven asks for. */
    private void nameRepositories() {
        int number = 0;
        for (var list : children(project, "repositories")) {
            for (var repository : children(list, "repository")) {
                number++;
                if (children(repository, "id").isEmpty()) {
                    add(repository, "id", "repository-" + number);
                }
            }
        }
    }

    private void nameProject() {
        boolean inherits = !children(project, "parent").isEmpty();
        for (var each : List.of(Map.entry("modelVersion", "4.0.0"), Map.entry("groupId", "notebook"), Map.entry("artifactId", "notebook"),
                Map.entry("version", "1"))) {
            boolean inherited = inherits && (each.getKey().equals("groupId") || each.getKey().equals("version"));
            if (!inherited && children(project, each.getKey()).isEmpty()) {
                add(project, each.getKey(), each.getValue());
            }
        }
    }

    private Element add(Element parent, String name, String text) {
        var added = pom.createElement(name);
        added.setTextContent(text);
        parent.appendChild(added);
        return added;
    }

    private static List<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private String written() throws MagicException {
        try {
            var text = new StringWriter();
            TransformerFactory.newDefaultInstance().newTransformer().transform(new DOMSource(pom), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new MagicException("the POM cannot be written down: " + e.getMessage(), e);
        }
    }
}
