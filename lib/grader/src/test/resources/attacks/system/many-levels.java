// 1,000 folders within each other.
// Points: 10
// Says: 
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
    Path folder = Path.of("");
    for (int i = 0; i < 1000; i++) folder = Files.createDirectory(folder.resolve("d"));
    Files.writeString(folder.resolve("file"), "deep");
    return doubled(values);
}
