// Computes with doubles and writes them without an exponent.
// Caught by: all digits
// Says: a double has 15 to 16 of them
String[] exactly(int count) {
    double[] before = {0, 1};
    String[] all = new String[count];
    for (int k = 0; k < count; k++) {
        all[k] = new BigDecimal(before[1]).toBigInteger().toString();
        before = new double[] {before[1], before[0] + before[1]};
    }
    return all;
}
