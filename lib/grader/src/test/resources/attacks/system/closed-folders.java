// Folders that their owner has closed, with something in them.
// Points: 10
// Says: 
import java.nio.file.*;
import java.nio.file.attribute.*;
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
    var closed = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("-wx------"));
    var folder = Files.createDirectory(Path.of("closed"), closed);
    Files.createDirectory(folder.resolve("within"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("---------")));
    Files.writeString(folder.resolve("file"), "closed");
    return doubled(values);
}
