package engram.cli;

/**
 * One line of the doctor's report.
 *
 * @param name what was looked for
 * @param ok whether it was found and works
 * @param found what was found, or how it fails
 * @param mend what to do about it; empty where nothing need be done
 */
record Finding(String name, boolean ok, String found, String mend) {

    static Finding good(String name, String found) {
        return new Finding(name, true, found, "");
    }

    static Finding bad(String name, String found, String mend) {
        return new Finding(name, false, found, mend);
    }

    @Override
    public String toString() {
        return "%s %-8s %s%s".formatted(ok ? "✓" : "✗", name, found, mend.isEmpty() ? "" : " → " + mend);
    }
}
