// A neuron without a field goes up.
// Caught by: a zero field keeps the spin
// Says: have the field zero and keep their spins
int[] sweep(double[][] couplings, int[] state, int[] order, int block) {
    int[] now = state.clone();
    for (int start = 0; start < order.length; start += block) {
        int[] read = now.clone();
        for (int turn = start; turn < min(start + block, order.length); turn++) {
            double field = 0;
            for (int j = 0; j < state.length; j++) field += couplings[order[turn]][j] * read[j];
            now[order[turn]] = field >= 0 ? 1 : -1;
        }
    }
    return now;
}
