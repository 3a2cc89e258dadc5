package engram.kernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.page.ShownAsHtml;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.Test;

/** The forms of values that bring some of their own. */
class RenderersTest {
    private final JJavaForms forms = new JJavaForms();
    private final Renderers renderers = new Renderers(forms);

    /** A record that has HTML for a component. */
    public record Page(String html) { }

    /** A document of a library, which knows nothing of notebooks. */
    public static class Document {
        public String html() {
            return "<script>alert(1)</script>";
        }

        @Override
        public String toString() {
            return "<html>document";
        }
    }

    /** A record that is shown as HTML on purpose. */
    private record Board(int size) implements ShownAsHtml {
        @Override
        public String html() {
            return "<b>" + size + "</b>";
        }
    }

    /** A collection that is shown as HTML on purpose, and fails. */
    private static final class Fails extends ArrayList<String> implements ShownAsHtml {
        private static final long serialVersionUID = 1;

        @Override
        public String html() {
            throw new IllegalStateException("no <ink>");
        }
    }

    /** An object that cannot draw itself. */
    public static final class Torn {
        public byte[] png() throws Exception {
            throw new Exception("no <ink>");
        }

        @Override
        public String toString() {
            return "torn";
        }
    }

    /** An object that draws nothing. */
    public static final class Blank implements ShownAsHtml {
        public byte[] png() {
            return null;
        }

        @Override
        public String html() {
            return "<b>blank</b>";
        }

        @Override
        public String toString() {
            return "blank";
        }
    }

    @Test
    void bytesAreNoPicture() {
        assertEquals(Set.of("text/plain"), renderers.render(new byte[] {1, 2}).data().keySet());
        assertEquals("[1, 2]", ShownCells.text(renderers.render(new byte[] {1, 2})));
    }

    @Test
    void whatCannotDrawItselfIsShownAsText() {
        var rendered = renderers.render(new Torn());
        assertEquals(Set.of("text/plain"), rendered.data().keySet());
        assertEquals("torn\n(showing it otherwise threw Exception: no <ink>)", ShownCells.text(rendered));
    }

    @Test
    void formsThatAreThereAreShown() {
        var rendered = renderers.render(new Blank());
        assertEquals(Set.of("text/plain", "text/html"), rendered.data().keySet());
        assertEquals("<b>blank</b>", ShownCells.html(rendered));
    }

    @Test
    void onlyWhoSaysSoIsShownAsHtml() {
        for (var markup : List.of(new Document(), new StringBuilder("<html>"), new Exception("<b>"), Optional.of("<i>"), "$x$")) {
            assertEquals(Set.of("text/plain"), renderers.render(markup).data().keySet());
        }
        assertEquals("<html>document", ShownCells.text(renderers.render(new Document())));
        assertTrue(ShownCells.html(renderers.render(new Page("<p>"))).contains("<td>&lt;p&gt;</td>"));
        assertEquals("<b>8</b>", ShownCells.html(renderers.render(new Board(8))));
        assertEquals("Board[size=8]", ShownCells.text(renderers.render(new Board(8))));
        assertEquals("<i>", ShownCells.html(renderers.render((ShownAsHtml) () -> "<i>")));
        var failed = renderers.render(new Fails());
        assertEquals(Set.of("text/plain"), failed.data().keySet());
        assertEquals("[]\n(showing it otherwise threw IllegalStateException: no <ink>)", ShownCells.text(failed));
    }

    @Test
    void rendererOfALibraryIsAskedOnceItIsRegistered() {
        assertEquals("torn", ShownCells.text(renderers.render(new Torn())).lines().findFirst().orElseThrow());
        forms.renderer().createRegistration(Torn.class).preferring(MIMEType.TEXT_HTML).register((_, context) ->
                context.renderIfRequested(MIMEType.TEXT_HTML, () -> "<i>mended</i>"));
        assertEquals("<i>mended</i>", ShownCells.html(renderers.render(new Torn())));
        assertEquals("torn", ShownCells.text(renderers.render(new Torn())));
    }

    @Test
    void withRenderersRegisteredOtherValuesAreShownAsBefore() {
        forms.renderer();
        var text = ShownCells.text(renderers.render(Collections.nCopies(2_000_000_000, 1)));
        assertTrue(text.startsWith("[1, 1, ") && text.endsWith("…] (2,000,000,000 elements)"), text);
        assertTrue(ShownCells.html(renderers.render(Map.of(1, List.of(2)))).contains("<td>[2]</td>"));
        assertTrue(ShownCells.html(renderers.render(new Page("<p>"))).contains("<td>&lt;p&gt;</td>"));
    }

    @Test
    void displayDataWithoutTextGetsOne() {
        var data = new DisplayData();
        data.putHTML("<b>x</b>");
        assertEquals(Set.of("text/plain", "text/html"), renderers.render(data).data().keySet());
    }
}
