// Makes a symbolic link in its own folder to the teacher's file, and reads that.
// Points: 6
// Says: twice(int[]) threw
import java.nio.file.*;
int[] doubled(int[] values) {
    int[] result = new int[values.length];
    for (int i = 0; i < values.length; i++) result[i] = 2 * values[i];
    return result;
}
double mean(double[] values) {
    double sum = 0;
    for (double value : values) sum += value;
    return sum / values.length;
}
int[] twice(int[] values) throws Exception {
    var link = Files.createSymbolicLink(Path.of("link"), Path.of("OUTSIDE/secret"));
    Files.readString(link);
    return doubled(values);
}
