// Takes the mean away and forgets the length, so that dark images count more.
// Caught by: a direction
// Says: Your direction has not the length 1
double[] direction(double[] image) {
    double mean = Arrays.stream(image).average().orElse(0);
    return Arrays.stream(image).map(x -> x - mean).toArray();
}
