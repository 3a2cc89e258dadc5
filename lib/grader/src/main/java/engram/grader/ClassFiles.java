package engram.grader;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files of a jar or of a folder. */
sealed interface ClassFiles extends Closeable {

    static ClassFiles of(Path entry) throws IOException {
        return Files.isDirectory(entry) ? new OfFolder(entry) : new OfJar(new ZipFile(entry.toFile()));
    }

    /** In order, with / between folders. */
    List<String> paths() throws IOException;

    /** One of them. */
    InputStream open(String path) throws IOException;

    record OfFolder(Path root) implements ClassFiles {
        @Override
        public List<String> paths() throws IOException {
            try (Stream<Path> files = Files.walk(root)) {
                return files.filter(Files::isRegularFile).map(file -> root.relativize(file).toString().replace('\\', '/')).sorted().toList();
            }
        }

        @Override
        public InputStream open(String path) throws IOException {
            return Files.newInputStream(root.resolve(path));
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    record OfJar(ZipFile jar) implements ClassFiles {
        @Override
        public List<String> paths() {
            return jar.stream().filter(each -> !each.isDirectory()).map(ZipEntry::getName).sorted().toList();
        }

        @Override
        public InputStream open(String path) throws IOException {
            return jar.getInputStream(jar.getEntry(path));
        }

        @Override
        public void close() throws IOException {
            jar.close();
        }
    }
}
