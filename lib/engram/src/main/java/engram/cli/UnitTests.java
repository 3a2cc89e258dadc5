package engram.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads what Maven's test runner wrote of the unit tests that have just run. */
final class UnitTests {
    private UnitTests() {
    }

    /**
     * The results of all modules, one part a test class.
     *
     * @param home the root of the checkout
     * @throws CommandException when there is no result at all
     */
    static List<Part> results(Path home) throws IOException {
        PathMatcher report = FileSystems.getDefault().getPathMatcher("glob:**/target/surefire-reports/TEST-*.xml");
        try (Stream<Path> files = Files.walk(home.resolve("lib"), 4)) {
            List<Part> parts = new ArrayList<>();
            for (Path file : files.filter(report::matches).sorted().toList()) {
                parts.add(part(file));
            }
            if (parts.isEmpty()) {
                throw new CommandException("No unit test ran; look at .engram/verify.log.");
            }
            return parts;
        }
    }

    private static Part part(Path file) throws IOException {
        try {
            Element suite = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()).getDocumentElement();
            List<String> failures = Stream.concat(told(suite, "failure"), told(suite, "error")).toList();
            List<String> skips = told(suite, "skipped").toList();
            return new Part(suite.getAttribute("name"), number(suite, "tests") - skips.size() - failures.size(), failures, skips,
                    Double.parseDouble(suite.getAttribute("time").replace(",", "")));
        } catch (ParserConfigurationException | SAXException damaged) {
            throw new CommandException("'%s' is damaged; run './engram test' again.".formatted(file), damaged);
        }
    }

    /** The tests that ended in one way: the name of each, and the first line of what was said about it. */
    private static Stream<String> told(Element suite, String ending) {
        NodeList found = suite.getElementsByTagName(ending);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i))
                .map(end -> "%s: %s".formatted(((Element) end.getParentNode()).getAttribute("name"), reason(end)));
    }

    /** A message is an attribute, or, where an assumption did not hold, begins the text behind the name of its exception. */
    private static String reason(Element end) {
        return Stream.of(end.getAttribute("message"), end.getTextContent(), end.getAttribute("type"))
                .flatMap(text -> text.strip().lines().limit(1)).findFirst().orElse("for no reason given")
                .replace("org.opentest4j.TestAbortedException: ", "").replace("Assumption failed: ", "");
    }

    private static int number(Element suite, String name) {
        return Integer.parseInt(suite.getAttribute(name));
    }
}
