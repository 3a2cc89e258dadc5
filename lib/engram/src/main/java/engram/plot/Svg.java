package engram.plot;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes figures as SVG, by Batik. */
final class Svg {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private Svg() {}

    static String draw(Figure figure) {
        var context = SVGGeneratorContext.createDefault(document());
        context.setComment("Engram");
        context.setPrecision(2); // hundredths of a pixel
        context.setImageHandler(new InlinePng());
        var g = new SVGGraphics2D(context, false);
        g.setSVGCanvasSize(new Dimension(figure.width(), figure.height()));
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, figure.width(), figure.height());
        figure.paint(g, 1);

        Element root = g.getRoot();
        root.setAttribute("viewBox", "0 0 " + figure.width() + " " + figure.height());
        root.setAttribute("role", "img");
        String words = figure.words();
        // The frame's letters are drawn as shapes: a reader without eyes finds them here.
        describe(root, "desc", words);
        describe(root, "title", words.lines().findFirst().orElse("figure"));
        var text = new StringWriter();
        try {
            g.stream(root, text, true, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Without the document type: a reader of XML would look for it on the network.
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text.getBuffer().substring(text.getBuffer().indexOf("<svg"));
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder()
                    .getDOMImplementation().createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The XML parser of this JDK does not start: " + e.getMessage(), e);
        }
    }

    private static void describe(Element root, String tag, String words) {
        Element element = root.getOwnerDocument().createElementNS(NAMESPACE, tag);
        element.setTextContent(words);
        root.insertBefore(element, root.getFirstChild());
    }

    /** Puts heat maps and images into the SVG itself. */
    private static final class InlinePng extends DefaultImageHandler {
        @Override
        protected void handleHREF(Image image, Element element, SVGGeneratorContext context) {
            if (!(image instanceof BufferedImage pixels)) {
                throw new IllegalStateException("A figure draws " + image.getClass() + "; only pixels can be put into an SVG.");
            }
            String data = Base64.getEncoder().encodeToString(Png.encode(pixels, 256));
            element.setAttributeNS(XLINK_NAMESPACE_URI, "xlink:href", "data:image/png;base64," + data);
        }

        @Override
        protected void handleHREF(RenderedImage image, Element element, SVGGeneratorContext context) {
            handleHREF((Image) (BufferedImage) image, element, context);
        }

        @Override
        protected void handleHREF(RenderableImage image, Element element, SVGGeneratorContext context) {
            throw new IllegalStateException("A figure draws a renderable image; only pixels can be put into an SVG.");
        }
    }
}
