package engram.plot;

/** A program that draws, for {@link FigureTest} to run where there are no fonts. */
public final class WithoutFonts {
    private WithoutFonts() {}

    /** Prints what the figure says. */
    public static void main(String[] args) {
        try {
            System.out.println(Plot.line(new double[] {1, 2}).png().length);
        } catch (MissingFontsException e) {
            System.out.println(e.getMessage());
        }
    }
}
