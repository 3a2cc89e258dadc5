package engram.data;

import engram.progress.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A package of Debian and its relatives: read where it is installed, else fetched by apt-get and unpacked, which needs no rights.
 *
 * @param debianPackage its name
 * @param root          the folder that packages are installed in, {@code /} but for tests
 * @param folder        where the package has the four files, seen from there
 * @param apt           the program that fetches packages
 * @param limit         how long it may take
 */
record Debian(String debianPackage, Path root, String folder, String apt, Duration limit) implements Source {

    Debian(String debianPackage, String folder) { this(debianPackage, Path.of("/"), folder, "apt-get", Duration.ofMinutes(10)); }

    @Override public String name() { return "Debian's package " + debianPackage; }

    @Override public Path fetch(Published set, Room room) throws NoDataException {
        Path installed = root.resolve(folder);
        if (Files.isDirectory(installed)) return installed;
        try (var progress = Progress.of("apt-get fetches " + set.name(), 2)) {
            run(room, apt, "download", "--quiet", "-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=20", debianPackage);
            progress.step();
            run(room, "sh", "-c", "dpkg-deb --extract ./*.deb unpacked");
            progress.step();
        }
        return room.folder().resolve("unpacked").resolve(folder);
    }

    private void run(Room room, String... command) throws NoDataException {
        var program = room.run(limit, command);
        if (program.status() != 0)
            throw new NoDataException("it is not installed, and apt-get fails (" + program.complaint("E: |.*error: |.*: not found") + ")");
    }
}
