package engram.grader.jail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * Users for students' processes, one for each slot: numbers without a name, in ranges that nobody else takes by convention
 * (https://systemd.io/UIDS-GIDS), and in each grader others.
 *
 * @param first the number of slot 0
 */
record Users(long first) {
    private static final int SLOTS = 64;
    private static final long RANGE = 0x7000_0000L; // as many as there are processes, times 64
    private static final long SMALL_RANGE = 60_706; // where a container has no more than 65,536 users: 448 of them
    private static final int SMALL_SHARES = 7;
    private static final long ALL_USERS = 0xFFFF_FFFFL;

    static Users ofThisGrader() {
        long grader = ProcessHandle.current().pid() & 0x3F_FFFF;
        return new Users(hasAllUsers() ? RANGE + grader * SLOTS : SMALL_RANGE + grader % SMALL_SHARES * SLOTS);
    }

    /** Whether this process is root, as far as files tell. */
    static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            return false;
        }
    }

    private static boolean hasAllUsers() {
        try {
            return Stream.of(Files.readString(Path.of("/proc/self/uid_map")).trim().split("\\s+")).mapToLong(Long::parseLong)
                    .skip(2).findFirst().orElse(0) >= ALL_USERS;
        } catch (IOException | NumberFormatException unknown) {
            return false;
        }
    }

    long of(Room room) {
        if (room.slot() < 0 || room.slot() >= SLOTS) {
            throw new IllegalArgumentException("Slot %d: there are %d, from 0 on.".formatted(room.slot(), SLOTS));
        }
        return first + room.slot();
    }

    /** The work folder becomes this user's, and nobody else's; the folder around it can be passed through, not listed. */
    void handOver(Room room) throws IOException {
        Path around = room.work().toAbsolutePath().getParent();
        var permissions = Files.getPosixFilePermissions(around);
        permissions.addAll(List.of(PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE));
        Files.setPosixFilePermissions(around, permissions);
        Files.setPosixFilePermissions(room.work(), PosixFilePermissions.fromString("rwx------"));
        Files.setAttribute(room.work(), "unix:gid", (int) of(room));
        Files.setAttribute(room.work(), "unix:uid", (int) of(room));
    }
}
