// Counts the spikes of local neurons.
// Caught by: answers from the folder
// Says: of the local neurons
int[] answers(String folder, double[][] list) {
    double[] times = Recording.open(Path.of(folder)).spikes("LN").times();
    return Arrays.stream(list)
        .mapToInt(box -> (int) Arrays.stream(times).filter(t -> box[0] <= t && t < box[1]).count()).toArray();
}
