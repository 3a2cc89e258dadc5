package engram.plot;

import java.awt.Font;

/** The letters in figures. */
final class Fonts {
    private Fonts() {}

    static Font plain(int size) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, size);
    }

    static Font bold(int size) {
        return new Font(Font.SANS_SERIF, Font.BOLD, size);
    }

    /**
     * Looks whether this machine can write at all, Greek included.
     *
     * @throws MissingFontsException if not
     */
    static void check() {
        try {
            if (plain(12).canDisplayUpTo("Aαλξμ") >= 0) {
                throw new MissingFontsException();
            }
        } catch (RuntimeException | LinkageError | InternalError e) {
            throw e instanceof MissingFontsException missing ? missing : new MissingFontsException();
        }
    }
}
