// Files that are small each, and 10 GB together.
// Points: 6
// Says: wrote more than 512 MB
import java.nio.file.*;
int[] twice(int[] values) throws Exception {
    for (int i = 0; i < 1000; i++) Files.write(Path.of("file" + i), new byte[10 << 20]);
    return values;
}
double mean(double[] values) {
    double sum = 0;
    for (double value : values) sum += value;
    return sum / values.length;
}
