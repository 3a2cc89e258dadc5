// A double well.
// Caught by: L is convex
// Says: it bends downwards
double L(double s) {
    return (s * s - 1) * (s * s - 1) / 4;
}
