// Leaves the work to the library's channel.
// Caught by: where the gates go
// Says: this exercise asks for your own work
double mInfinity(double V) {
    return new ACurrent(g, E).gates().get(0).infinity(V);
}
