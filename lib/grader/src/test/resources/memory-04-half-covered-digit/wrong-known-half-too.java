// Takes the mean over all pixels.
// Caught by: the error of hidden pixels
// Says: You divide by all pixels
double hiddenError(double[] answer, double[] truth, boolean[] known) {
    double sum = 0;
    for (int i = 0; i < truth.length; i++) sum += abs(answer[i] - truth[i]);
    return sum / truth.length;
}
