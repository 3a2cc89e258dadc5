package engram.ode;

/** DETEST's problem C5: the sun and the five outer planets; the places of the planets, three numbers each, then their speeds. */
final class Planets {
    private static final double GRAVITY = 2.95912208286;
    private static final double[] MASSES = {1.00000597682, 0.000954786104043, 0.000285583733151, 0.0000437273164546, 0.0000517759138449,
        0.00000277777777778};
    private static final int SPEEDS = 15;

    static final double[] INITIAL = {
        3.42947415189, 3.35386959711, 1.35494901715, 6.64145542550, 5.97156957878, 2.18231499728, 11.2630437207, 14.6952576794, 6.27960525067,
        -30.1552268759, 1.65699966404, 1.43785752721, -21.1238353380, 28.4465098142, 15.3882659679,
        -0.557160570446, 0.505696783289, 0.230578543901, -0.415570776342, 0.365682722812, 0.169143213293,
        -0.325325669158, 0.189706021964, 0.0877265322780, -0.0240476254170, -0.287659532608, -0.117219543175,
        -0.176860753121, -0.216393453025, -0.0148647893090};

    private Planets() {}

    static void slope(double t, double[] y, double[] f) {
        for (int j = 0; j < 5; j++) {
            for (int i = 0; i < 3; i++) {
                f[3 * j + i] = y[SPEEDS + 3 * j + i];
                double pull = -(MASSES[0] + MASSES[j + 1]) * y[3 * j + i] / cubedDistance(y, j, -1);
                for (int k = 0; k < 5; k++) {
                    if (k == j) continue;
                    pull += MASSES[k + 1] * ((y[3 * k + i] - y[3 * j + i]) / cubedDistance(y, j, k) - y[3 * k + i] / cubedDistance(y, k, -1));
                }
                f[SPEEDS + 3 * j + i] = GRAVITY * pull;
            }
        }
    }

    /** The third power of the distance of two planets, or of one from the sun, which is number −1. */
    private static double cubedDistance(double[] y, int j, int k) {
        double square = 0;
        for (int i = 0; i < 3; i++) {
            double d = y[3 * j + i] - (k < 0 ? 0 : y[3 * k + i]);
            square += d * d;
        }
        return Math.pow(square, 1.5);
    }
}
