package engram.ode;

/** The look for numbers that are NaN or infinite. */
final class Finite {
    private Finite() {}

    /** Place of the first number that is NaN or infinite; −1 where there is none. */
    static int firstNot(double[] numbers) {
        // 0·y is 0 for each finite y and NaN for all others, and stays NaN in a sum
        double sum = 0;
        for (double number : numbers) sum += 0 * number;
        if (sum == 0) return -1;
        int i = 0;
        while (Double.isFinite(numbers[i])) i++;
        return i;
    }
}
