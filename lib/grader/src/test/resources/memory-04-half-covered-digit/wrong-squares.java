// Takes squares.
// Caught by: the error of hidden pixels
// Says: Your error is one of squares
double hiddenError(double[] answer, double[] truth, boolean[] known) {
    double sum = 0;
    int hidden = 0;
    for (int i = 0; i < truth.length; i++)
        if (!known[i]) {
            sum += (answer[i] - truth[i]) * (answer[i] - truth[i]);
            hidden++;
        }
    return sum / hidden;
}
