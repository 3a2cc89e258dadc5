package engram.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import engram.file.OneSentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shell script stands for apt-get. */
class DebianTest {
    private static final String DATA = "usr/share/datasets/small";

    @TempDir
    Path folder;

    private Loader loader(String script) throws IOException {
        Path apt = Files.writeString(folder.resolve("apt-get"), "#!/bin/sh\n" + script + "\n");
        assertTrue(apt.toFile().setExecutable(true));
        return loaderWith(apt.toString());
    }

    private Loader loaderWith(String apt) {
        var source = new Debian("dataset-small", folder, DATA, apt, Duration.ofMinutes(1));
        return new Loader(SmallSet.SET, Optional.of(new Cache(folder.resolve("cache"))), List.of(source));
    }

    @Test
    void anInstalledPackageIsReadWhereItIs() {
        SmallSet.writeTo(folder.resolve(DATA));
        assertEquals("Debian's package dataset-small", loaderWith("no-such-program").load().origin());
        assertFalse(Files.exists(folder.resolve("cache")));
    }

    @Test
    void aPackageIsFetchedAndUnpackedWithoutRights() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg-deb")), "there is no dpkg-deb to make a package with");
        Path content = folder.resolve("content");
        SmallSet.writeTo(content.resolve(DATA));
        Files.writeString(Files.createDirectory(content.resolve("DEBIAN")).resolve("control"),
                "Package: dataset-small\nVersion: 1\nArchitecture: all\nMaintainer: Nobody <nobody@example.org>\nDescription: small\n");
        Path built = folder.resolve("dataset-small_1_all.deb");
        var dpkg = new ProcessBuilder("dpkg-deb", "--build", content.toString(), built.toString()).inheritIO().start();
        assertTrue(dpkg.waitFor(1, TimeUnit.MINUTES) && dpkg.exitValue() == 0);

        var loader = loader("for last; do :; done; [ \"$1 $last\" = 'download dataset-small' ] && cp " + built + " .");
        assertEquals("Debian's package dataset-small", loader.load().origin());
        assertEquals("the cache " + folder.resolve("cache"), loader.load().origin());
    }

    @Test
    void aPackageThatCanNotBeFetchedIsSaid() throws Exception {
        refused(loaderWith("no-such-program"), "there is no program no-such-program, or it can't be started");
        refused(loader("echo 'W: old lists'; echo 'E: Unable to locate package dataset-small' >&2; exit 100"),
                "it is not installed, and apt-get fails (Unable to locate package dataset-small)");
        refused(loader("echo damaged > dataset-small_1_all.deb"), "it is not installed, and apt-get fails (");
        refused(loader("exit 0"), "it is not installed, and apt-get fails (");
    }

    private static void refused(Loader loader, String reason) {
        String message = OneSentence.of(DataException.class, loader::load);
        assertTrue(message.contains("(Debian's package dataset-small: " + reason), message);
    }
}
