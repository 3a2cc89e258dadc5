package engram.grader.jail;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a process in a jail may use.
 *
 * @param work     the one folder that it may write to, in which it starts; what is beside it belongs to the grader, which puts its launcher
 *                 there, and makes the folder around both passable for all
 * @param readable files and folders that it may read, beside the JDK that the command is of and what every program needs
 * @param cpu      time on the processor, of all its threads together
 * @param memory   of the process, in bytes: what it may reserve as data
 */
public record Room(Path work, List<Path> readable, Duration cpu, long memory) {

    public Room {
        readable = List.copyOf(readable);
    }
}
