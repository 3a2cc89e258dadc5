package engram.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class FigureTest {
    private static final byte[][] LETTERS = {
        {1, -1, 1, -1, 1, -1, 1, -1, 1}, // X
        {1, 1, 1, -1, 1, -1, -1, 1, -1}, // T
    };

    @TempDir
    Path folder;

    @Test
    void imagesShowEveryPixel() {
        var figure = Plot.images(LETTERS, 3);
        var pixels = Pixels.of(figure);
        for (int image = 0; image < 2; image++) {
            for (int i = 0; i < 9; i++) {
                int x = 14 + image * (96 + 14) + (i % 3) * 32 + 16;
                int y = 14 + (i / 3) * 32 + 16;
                Color expected = LETTERS[image][i] > 0 ? new Color(0x101010) : Color.WHITE;
                assertEquals(expected, pixels.at(x, y), "image " + image + ", pixel " + i);
            }
        }
        assertEquals(new Color(0x101010), Pixels.of(figure.colors(ColorMap.LIGHT)).at(14 + 32 + 16, 14 + 16));
    }

    @Test
    void imagesHaveLabels() {
        var figure = Plot.images(LETTERS, 3).columns(1).labels("X", "T").rowLabels("first", "second").title("Letters");
        assertEquals("Letters\nfirst\nsecond\nX\nT", figure.words());
        assertTrue(figure.height() > figure.width());
        assertEquals("There are 2 images and 1 labels; give as many of either.", message(() -> figure.labels("X")));
        assertEquals("There are 2 rows of images and 3 labels; give as many of either.",
                message(() -> figure.rowLabels("a", "b", "c")));
        assertEquals("An image of 9 pixels has no rows of 4; give the width of the images.",
                message(() -> Plot.images(LETTERS, 4)));
    }

    @Test
    void theSvgIsXmlAndCarriesTheWords() throws Exception {
        double[] x = {1, 2, 3};
        List<Figure> figures = List.of(
                Plot.line(x, x).named("N < 1000 & more").vLine(2, "α_c").title("α = 0.12").xLabel("time [ms]").yLabel("overlap"),
                Plot.heatMap(new float[][] {{1, 2}}).colorLabel("m"),
                Plot.images(LETTERS, 3).title("Letters"),
                Plot.row(Plot.line(x).title("α = 0.12"), Plot.histogram(x, 3)).title("Two"));
        for (Figure figure : figures) {
            var root = parse(figure.svg()).getDocumentElement();
            assertEquals("svg", root.getLocalName());
            assertEquals("0 0 " + figure.width() + " " + figure.height(), root.getAttribute("viewBox"));
            assertEquals(figure.words(), root.getElementsByTagName("desc").item(0).getTextContent());
            assertEquals(figure.words().lines().findFirst().orElseThrow(),
                    root.getElementsByTagName("title").item(0).getTextContent());
        }
        assertEquals("α = 0.12\ntime [ms]\noverlap\nN < 1000 & more\nα_c", figures.getFirst().words());
        assertTrue(figures.getFirst().svg().contains("#0072b2") || figures.getFirst().svg().contains("rgb(0,114,178)"));
    }

    /** The c of α_c in a label stands lower and is smaller, which letters after a name in a table do not. */
    @Test
    void subscripts() {
        double[] x = {1, 2, 3};
        String svg = Plot.line(x, x).vLine(2, "α_c").hLine(2, "k_max").note(1, 1, "m_0 is T_Mx").svg();
        for (String piece : List.of(">α</text", ">c</text", ">k_max</text", ">m</text", ">0</text")) assertTrue(svg.contains(piece), piece);
        assertTrue(svg.contains(" is T_Mx<") && !svg.contains("α_c</text") && !svg.contains("m_0 is T_Mx</text"));
    }

    @Test
    void theImageInAnSvgIsAPng() throws Exception {
        var svg = parse(Plot.heatMap(new float[][] {{1, 2}, {3, 4}}).svg());
        var image = (org.w3c.dom.Element) svg.getElementsByTagName("image").item(0);
        String data = image.getAttributeNS("http://www.w3.org/1999/xlink", "href");
        assertTrue(data.startsWith("data:image/png;base64,"));
        var pixels = Pixels.decode(java.util.Base64.getDecoder().decode(data.substring(data.indexOf(',') + 1)));
        assertEquals(ColorMap.VIRIDIS.at(1), pixels.at(pixels.width() - 5, 5));
        assertEquals(ColorMap.VIRIDIS.at(0), pixels.at(5, pixels.height() - 5));
    }

    @Test
    void filesAreWhatTheirNamesSay() throws Exception {
        var plot = Plot.line(new double[] {1, 2, 3}).title("α");
        assertArrayEquals(plot.png(), Files.readAllBytes(plot.save(folder.resolve("a.png"))));
        assertEquals(plot.svg(), Files.readString(plot.save(folder.resolve("a.SVG"))));
        plot.title("β").save(folder.resolve("a.png"));
        assertArrayEquals(plot.title("β").png(), Files.readAllBytes(folder.resolve("a.png")));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of("a.SVG", "a.png"), files.map(Path::getFileName).map(Path::toString).sorted().toList());
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() {
        var plot = Plot.line(new double[] {1, 2, 3});
        Path pdf = folder.resolve("a.pdf");
        assertEquals("The figure can't be saved as \"" + pdf + "\"; end the file's name in .png or .svg.",
                message(() -> plot.save(pdf)));
        Path nowhere = folder.resolve("none").resolve("a.png");
        var failure = assertThrows(UncheckedIOException.class, () -> plot.save(nowhere));
        assertEquals("The file " + nowhere + " can't be written: there is no folder " + nowhere.getParent() + ".",
                failure.getMessage());
        assertFalse(Files.exists(nowhere));
    }

    @Test
    void pngKeepsEveryColor() {
        var random = RandomGenerator.of("L64X128MixRandom");
        for (int colors : new int[] {2, 256, 5000}) {
            var image = new BufferedImage(97, 61, BufferedImage.TYPE_INT_RGB);
            int[] palette = random.ints(colors, 0, 0x1000000).toArray();
            for (int y = 0; y < 61; y++) {
                for (int x = 0; x < 97; x++) {
                    image.setRGB(x, y, palette[random.nextInt(colors)]);
                }
            }
            var decoded = Pixels.decode(Png.encode(image)).image();
            for (int y = 0; y < 61; y++) {
                for (int x = 0; x < 97; x++) {
                    assertEquals(image.getRGB(x, y), decoded.getRGB(x, y));
                }
            }
        }
    }

    @Test
    void fewerColorsStayClose() {
        var image = Plot.lines(new float[][] {{1, 2, 1, 3}, {2, 1, 3, 1}}).title("αβγ").image(1);
        var decoded = Pixels.decode(Png.encode(image, 64));
        int worst = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                worst = Math.max(worst, Math.abs(new Color(image.getRGB(x, y)).getRed() - decoded.at(x, y).getRed()));
            }
        }
        assertTrue(worst <= 64, "a colour is off by " + worst);
        assertEquals(Color.WHITE, decoded.at(1, 1));
    }

    @Test
    void numbersBesideAnAxisAreShort() {
        assertEquals("0.3", Label.of(0.1 + 0.2, 0.1));
        assertEquals("0", Label.of(-1e-17, 0.1));
        assertEquals("−2", Label.of(-2, 1));
        assertEquals("100000", Label.of(1e5, 1e4));
        assertEquals("10⁶", Label.of(1e6, 1e5));
        assertEquals("−2.5×10⁻⁹", Label.of(-2.5e-9, 1e-9));
        assertEquals("1000", Label.ofPower(999.9999999));
        assertEquals("10⁻⁶", Label.ofPower(1e-6));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutFontsOneSentenceSaysWhatToInstall() throws Exception {
        // A JVM whose fontconfig knows no folder of fonts; its home is empty because Java keeps a list of fonts there.
        Path none = Files.writeString(folder.resolve("fonts.conf"), "<fontconfig></fontconfig>");
        var child = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true", "-Duser.home=" + folder,
                "-cp", System.getProperty("java.class.path"), WithoutFonts.class.getName()).redirectErrorStream(true);
        child.environment().put("FONTCONFIG_FILE", none.toString());
        var process = child.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        assertEquals("This machine has no font that Java finds to label a figure with; install one, on Debian and Ubuntu by: "
                + "apt-get install fontconfig fonts-dejavu-core libharfbuzz0b\n", output);
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static String message(org.junit.jupiter.api.function.Executable code) {
        return assertThrows(IllegalArgumentException.class, code).getMessage();
    }


    @Test
    void whatCannotBeDrawnIsRefusedWhenItIsAdded() {
        double[] y = {1, 2, 3};
        Plot plot = Plot.line(y);
        for (Executable call : new Executable[] {() -> plot.lineWidth(-1), () -> plot.lineWidth(Double.POSITIVE_INFINITY), () -> plot.opacity(2),
                () -> plot.title(null), () -> plot.named("x".repeat(10_000)), () -> plot.color(null), () -> plot.legend(null),
                () -> plot.errorBars(new double[] {1, Double.POSITIVE_INFINITY, 1}), () -> plot.errorBars(new double[] {1, -1, 1}),
                () -> plot.logY().yRange(0, 1), () -> Plot.line(new double[] {-Double.MAX_VALUE, Double.MAX_VALUE}),
                () -> Plot.histogram(y, 100_000_000), () -> Plot.row(plot, null), () -> plot.save("/"), () -> plot.save("a\0.png")})
            assertThrows(IllegalArgumentException.class, call);
    }

    @Test
    void panelsWithinPanelsEndBeforeTheyAreTooLarge() {
        assertThrows(IllegalArgumentException.class, () -> {
            Figure figure = Plot.line(new double[] {1, 2});
            for (int depth = 0; depth < 40; depth++) figure = Plot.grid(2, figure, figure, figure, figure);
        });
    }
}
