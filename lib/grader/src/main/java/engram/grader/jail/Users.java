package engram.grader.jail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * Users for students' processes, one for each work folder: numbers without a name, in a range that nobody else takes by convention
 * (https://systemd.io/UIDS-GIDS). Which one, the number of the folder in its file system says: as long as the folder is there, no other
 * has it, whoever may be grading beside.
 */
final class Users {
    private static final long FIRST = 0x7000_0000L;
    private static final long HOW_MANY = 1 << 28;
    private static final long ALL_USERS = 0xFFFF_FFFFL;

    private Users() {
    }

    /** Whether this process can become any user: it is root, and not only root of a container that has few. */
    static boolean areThere() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)
                    && Stream.of(Files.readString(Path.of("/proc/self/uid_map")).trim().split("\\s+")).mapToLong(Long::parseLong)
                    .skip(2).findFirst().orElse(0) >= ALL_USERS;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            return false;
        }
    }

    static long of(Path work) throws IOException {
        return FIRST + (long) Files.getAttribute(work, "unix:ino") % HOW_MANY;
    }

    /** The folder becomes its user's, and nobody else's; the folder around it can be passed through, not listed. */
    static void handOver(Path work) throws IOException {
        Path around = work.toAbsolutePath().getParent();
        var permissions = Files.getPosixFilePermissions(around);
        permissions.addAll(List.of(PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE));
        Files.setPosixFilePermissions(around, permissions);
        Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwx------"));
        Files.setAttribute(work, "unix:gid", (int) of(work));
        Files.setAttribute(work, "unix:uid", (int) of(work));
    }
}
