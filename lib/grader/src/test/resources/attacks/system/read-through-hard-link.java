// The same with a hard link.
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
    var link = Files.createLink(Path.of("link"), Path.of("OUTSIDE/secret"));
    Files.readString(link);
    return doubled(values);
}
