// Divides by the length and leaves the mean in.
// Caught by: a direction
// Says: You did not take the mean away
double[] direction(double[] image) {
    double norm = sqrt(dot(image, image));
    return Arrays.stream(image).map(x -> norm < 1e-12 ? 0 : x / norm).toArray();
}
