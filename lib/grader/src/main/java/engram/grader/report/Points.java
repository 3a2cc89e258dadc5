package engram.grader.report;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Points as they are written: 3, 1.5. */
final class Points {
    private Points() {
    }

    static String of(double points) {
        return new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(points);
    }
}
