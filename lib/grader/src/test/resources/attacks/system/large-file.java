// A file of 10 GB.
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
    try (var file = Files.newOutputStream(Path.of("large"))) {
        for (int i = 0; i < 10_000; i++) file.write(new byte[1 << 20]);
    }
    return doubled(values);
}
