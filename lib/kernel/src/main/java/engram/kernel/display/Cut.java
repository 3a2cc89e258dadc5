package engram.kernel.display;

/** Beginnings of long texts. */
final class Cut {
    private Cut() { }

    /** The text, or as much of it as is allowed, with a sign that there is more. */
    static String of(String text, int longest) {
        return text.length() <= longest ? text : beginning(text, longest) + "…";
    }

    /** The first characters of a text, not more than allowed; one that takes two {@code char}s is not taken apart. */
    static String beginning(CharSequence text, int longest) {
        int end = Math.min(text.length(), longest);
        if (end < text.length() && end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return new StringBuilder(end).append(text, 0, end).toString();
    }
}
