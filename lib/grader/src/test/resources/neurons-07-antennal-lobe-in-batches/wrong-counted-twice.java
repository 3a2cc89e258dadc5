// Counts a spike where two boxes touch for both of them, as between(…) does.
// Caught by: answers from the folder
// Says: it belongs to the second
int[] answers(String folder, double[][] list) {
    return Arrays.stream(list)
        .mapToInt(box -> Recording.open(Path.of(folder)).between(box[0], box[1]).spikes("PN").count()).toArray();
}
