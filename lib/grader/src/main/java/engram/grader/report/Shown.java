package engram.grader.report;

/** A stranger's text made fit to be read: what a reader could not see, or would see in another order, stands there by its name. */
final class Shown {
    private static final int LONGEST = 10_000; // characters

    private Shown() {
    }

    /** One line of text. */
    static String line(String text) {
        return of(text, false);
    }

    /** Text whose line breaks and tabs stay. */
    static String block(String text) {
        return of(text, true);
    }

    /** One line of text, as a part of a page. */
    static String htmlLine(String text) {
        return escaped(line(text));
    }

    /** Text whose line breaks stay, as a part of a page that keeps them. */
    static String htmlBlock(String text) {
        return escaped(block(text));
    }

    private static String of(String text, boolean block) {
        var shown = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(point -> {
            if (block && (point == '\n' || point == '\t')) {
                shown.append((char) point);
            } else if (isUnseen(point)) {
                shown.append("[U+%04X]".formatted(point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        long more = text.codePoints().skip(LONGEST).count();
        return more == 0 ? shown.toString() : shown + " … and %d more characters".formatted(more);
    }

    private static boolean isUnseen(int point) {
        return switch (Character.getType(point)) {
            // escapes, bidirectional and zero-width characters and tags; halves of a pair; what no font has; breaks that are no \n
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                 Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> point != ' ';
            default -> isBlankLetter(point);
        };
    }

    /** Letters and marks that look like nothing: fillers, joiners, selectors of a variant. */
    private static boolean isBlankLetter(int point) {
        return point == 0x034F || point == 0x115F || point == 0x1160 || point == 0x17B4 || point == 0x17B5 || point == 0x2800
                || point == 0x3164 || point == 0xFFA0 || point >= 0x180B && point <= 0x180F || point >= 0xFE00 && point <= 0xFE0F
                || point >= 0xE0100 && point <= 0xE01EF;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
