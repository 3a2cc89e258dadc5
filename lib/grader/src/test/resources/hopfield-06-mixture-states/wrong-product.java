// Multiplies instead of voting.
// Caught by: the majority of three
// Says: You multiplied
int[] mixture(int[] a, int[] b, int[] c) {
    int[] state = new int[a.length];
    for (int i = 0; i < a.length; i++) state[i] = a[i] * b[i] * c[i];
    return state;
}
