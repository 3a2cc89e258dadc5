package engram.kernel.magic;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;

/** Paths as people write them: {@code ~} is the user's home folder. */
final class UserPath {
    private static final String HOME = System.getProperty("user.home");

    private UserPath() { }

    /** The path with the home folder written out, as well in each part of a class path. */
    static String expand(String path) {
        var separator = File.pathSeparator;
        return path.replaceAll("(?:^|(?<=" + separator + "))~(?=/|$|" + separator + ")", Matcher.quoteReplacement(HOME));
    }

    static Path of(String path) throws MagicException {
        try {
            return Path.of(expand(path));
        } catch (InvalidPathException e) {
            throw new MagicException("'" + path + "' is no path: " + e.getReason());
        }
    }
}
