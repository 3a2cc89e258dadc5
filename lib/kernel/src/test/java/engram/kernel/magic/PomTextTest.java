package engram.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever part of a POM is given, the whole one has both the library and the place where it is found. */
class PomTextTest {
    private static final String LIBRARY = "<dependency><groupId>g</groupId><artifactId>a</artifactId><version>1</version></dependency>";
    private static final String PLACE = "<repository><id>here</id><url>file:///r</url></repository>";

    private static String bare(String pom) {
        return pom.replaceAll("<\\?xml[^>]*\\?>", "").replaceAll("<!--.*?-->", "").replaceAll("\\s+", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "R D", "D R", "<repositories>R</repositories> D", "D <repositories>R</repositories>", "R <dependencies>D</dependencies>",
        "<dependencies>D</dependencies> R", "<dependencies>D</dependencies><repositories>R</repositories>",
        "<!-- copied --> R <!-- from there --> D", "<?xml version=\"1.0\"?>\nR\nD", "<project>R D</project>",
        "<?xml version='1.0' encoding='UTF-8'?><!-- a --><project><dependencies>D</dependencies>R</project>",
        "<repositories></repositories> R D", "<dependencies></dependencies> R D", "<repositories/> D <repositories>R</repositories>"
    })
    void partsComeInAnyOrder(String parts) throws MagicException {
        var pom = bare(PomText.complete(parts.replace("R", PLACE).replace("D", LIBRARY)));
        assertTrue(pom.contains("<dependencies>" + LIBRARY + "</dependencies>"), pom);
        assertTrue(pom.contains("<repositories>" + PLACE + "</repositories>"), pom);
        assertEquals(2, pom.split("<modelVersion>4.0.0</modelVersion>").length, pom);
        assertEquals(2, pom.split("<repository>").length, pom);
        assertEquals(2, pom.split("<dependency>").length, pom);
    }

    @Test
    void severalAreAllKept() throws MagicException {
        var pom = bare(PomText.complete(LIBRARY + PLACE.replace("here", "there") + LIBRARY.replace(">a<", ">b<")
                + "<repositories>" + PLACE + "</repositories>"
                + "<dependencies>" + LIBRARY.replace(">a<", ">c<") + "</dependencies><properties><p>1</p></properties>"));
        assertEquals(4, pom.split("<dependency>").length, pom);
        assertEquals(3, pom.split("<repository>").length, pom);
        assertEquals(2, pom.split("<dependencies>").length, pom);
        assertTrue(pom.contains("<properties><p>1</p></properties>"), pom);
    }

    @Test
    void repositoryWithoutNameGetsOne() throws MagicException {
        assertTrue(bare(PomText.complete("<repository><url>file:///r</url></repository>" + LIBRARY)).contains("<id>repository-1</id>"));
    }

    @Test
    void nameOfTheProjectStays() throws MagicException {
        var pom = bare(PomText.complete("<project><groupId>x</groupId><artifactId>y</artifactId><version>2</version></project>"));
        assertTrue(pom.contains("<groupId>x</groupId>") && !pom.contains("<groupId>notebook"), pom);
        var heir = bare(PomText.complete(
                "<project><parent><groupId>x</groupId><artifactId>y</artifactId><version>2</version></parent></project>"));
        assertTrue(heir.contains("</parent>") && !heir.contains("<version>1</version>"), heir);
    }

    @Test
    void mistakeIsToldWithItsLine() {
        var wrong = assertThrows(MagicException.class, () -> PomText.complete("<dependency>\n<groupId>g</groupI>\n</dependency>"));
        assertTrue(wrong.getMessage().startsWith("line 2 of the POM is no XML"), wrong.getMessage());
    }
}
