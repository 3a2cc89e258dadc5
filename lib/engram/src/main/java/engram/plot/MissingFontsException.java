package engram.plot;

import java.io.Serial;

/** No figure can be drawn because this machine has no fonts, or none with Greek letters. */
public final class MissingFontsException extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1;

    MissingFontsException() {
        super("This machine has no font that Java finds to label a figure with; "
                + "install one, on Debian and Ubuntu by: apt-get install fontconfig fonts-dejavu-core libharfbuzz0b");
    }
}
