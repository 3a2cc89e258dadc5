package engram.plot;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words with subscripts, as in α_c: a letter, an underscore, and a letter or digit that no other follows. */
final class Script {
    private static final Pattern SUBSCRIPT = Pattern.compile("(?<=\\p{L})_([\\p{L}\\p{N}])(?![\\p{L}\\p{N}_])");
    private static final float SMALLER = 0.75f, LOWER = 3; // pixels

    private Script() {}

    /** Words that stand on the line, or below it. */
    private record Piece(String words, boolean isLower) {}

    private static List<Piece> pieces(String words) {
        var pieces = new ArrayList<Piece>();
        int from = 0;
        for (Matcher matcher = SUBSCRIPT.matcher(words); matcher.find(); from = matcher.end()) {
            pieces.add(new Piece(words.substring(from, matcher.start()), false));
            pieces.add(new Piece(matcher.group(1), true));
        }
        if (from < words.length()) pieces.add(new Piece(words.substring(from), false));
        return pieces;
    }

    /** How wide words are in the font that is set. */
    static double width(Graphics2D g, String words) { return write(g, words, 0, 0, false); }

    /** Writes words from a place on their line, in the font that is set. */
    static void draw(Graphics2D g, String words, double left, double baseline) { write(g, words, left, baseline, true); }

    private static double write(Graphics2D g, String words, double left, double baseline, boolean draws) {
        var font = g.getFont();
        double x = left;
        for (Piece piece : pieces(words)) {
            g.setFont(piece.isLower ? font.deriveFont(SMALLER * font.getSize()) : font);
            if (draws) g.drawString(piece.words, (float) x, (float) (piece.isLower ? baseline + LOWER : baseline));
            x += g.getFontMetrics().stringWidth(piece.words);
        }
        g.setFont(font);
        return x - left;
    }
}
