package engram.neuron.study;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How strong each frequency is in a piece of a signal, which is faded in and out (a Hann window) and correlated with sines and cosines.
 *
 * @param first   frequency, in Hz; the others follow in steps of 1 Hz
 * @param density at each frequency, in the signal's unit squared per Hz
 */
record Spectrum(int first, double[] density) {

    /**
     * @param x      the signal
     * @param sample time between two of its values, in ms
     * @param first  frequency, in Hz
     * @param last   frequency, in Hz
     */
    static Spectrum of(double[] x, double sample, int first, int last) {
        int n = x.length;
        double mean = Arrays.stream(x).sum() / n;
        double[] hann = IntStream.range(0, n).mapToDouble(k -> .5 - .5 * StrictMath.cos(2 * Math.PI * k / n)).toArray();
        double weight = Arrays.stream(hann).map(w -> w * w).sum();
        return new Spectrum(first, IntStream.rangeClosed(first, last).mapToDouble(f -> {
            double a = 0, b = 0;
            for (int k = 0; k < n; k++) {
                double angle = 2 * Math.PI * f * k * sample / 1000;
                a += hann[k] * (x[k] - mean) * StrictMath.cos(angle);
                b += hann[k] * (x[k] - mean) * StrictMath.sin(angle);
            }
            return 2 * (a * a + b * b) * sample / 1000 / weight;
        }).toArray());
    }

    /** The frequency where it is largest, in Hz. */
    int strongest() { return first + IntStream.range(0, density.length).reduce((a, b) -> density[b] > density[a] ? b : a).orElseThrow(); }

    /** The power from one frequency to another, which is left out; in the signal's unit squared. */
    double power(int from, int to) { return IntStream.range(from - first, to - first).mapToDouble(k -> density[k]).sum(); }
}
