package engram.cuda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds CUDA's shared libraries and loads them into this process: first as the dynamic linker would, then from the folders in
 * which they usually lie. Once loaded, a library also serves the natives of JCuda, which ask the linker for it by its name.
 *
 * @param places where to look beside the dynamic linker's own folders
 */
record Libraries(Places places) {

    /** What these libraries load by name, and do not always find although it lies beside them. */
    private static final Map<String, String> COMPANIONS = Map.of(
            "libcublas.so.", "libcublasLt.so.", "libnvrtc.so.", "libnvrtc-builtins.so.");

    /** How every shared library of Linux begins. */
    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};

    /** How a search for a library ended. */
    sealed interface Search {
    }

    /** It is in this process and has what was asked of it. */
    record Loaded(SharedLibrary library) implements Search {
    }

    /** It is there, but cannot be used: one reason for each file tried. */
    record Refused(List<String> reasons) implements Search {
    }

    /** There is no such file. */
    record Absent() implements Search {
    }

    /**
     * Loads the first library of this name that can be loaded.
     *
     * @param soname such as {@code libcublas.so.12}
     * @param functions what it must have
     */
    Search load(String soname, List<String> functions) {
        Optional<SharedLibrary> linked = SharedLibrary.ofTheLinker(soname);
        if (linked.isPresent()) {
            return checked(linked.get(), functions);
        }
        List<String> refusals = new ArrayList<>();
        for (Path file : places.folders().stream().map(folder -> folder.resolve(soname)).filter(Files::exists).toList()) {
            try {
                load(file, soname);
                return checked(SharedLibrary.at(file, soname), functions);
            } catch (UnsatisfiedLinkError | IOException refusal) {
                refusals.add("%s does not load (%s)".formatted(file, reason(refusal)));
            }
        }
        return refusals.isEmpty() ? new Absent() : new Refused(refusals);
    }

    /** What is loaded stays, and the linker hands it to all who ask for its name: there is no second choice. */
    private static Search checked(SharedLibrary library, List<String> functions) {
        List<String> missing = functions.stream().filter(function -> !library.has(function)).toList();
        return missing.isEmpty() ? new Loaded(library)
                : new Refused(List.of("%s (%s) lacks %s".formatted(library.soname(), library.place(), String.join(", ", missing))));
    }

    /** Its companions go first: the linker then has them, wherever they lie. */
    @SuppressWarnings("restricted") // loading native code is what this class is for
    private static void load(Path file, String soname) throws IOException {
        requireLibrary(file);
        COMPANIONS.forEach((name, companion) -> {
            if (soname.startsWith(name)) {
                Places.children(file.getParent(), companion + soname.substring(name.length()) + "*").forEach(Libraries::tryToLoad);
            }
        });
        System.load(file.toString());
    }

    /** The JVM writes a warning to the user when it is asked to load any other file. */
    private static void requireLibrary(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            if (!Arrays.equals(content.readNBytes(ELF.length), ELF)) {
                throw new IOException("it is not a shared library");
            }
        }
    }

    @SuppressWarnings("restricted")
    private static void tryToLoad(Path companion) {
        try {
            requireLibrary(companion);
            System.load(companion.toString());
        } catch (UnsatisfiedLinkError | IOException broken) {
            // The library itself will fail for want of it, and its message names what is missing.
        }
    }

    /** The dynamic linker's sentence, without the path of the file, which the JVM and the linker put before it. */
    private static String reason(Throwable refusal) {
        return refusal.getMessage().replaceFirst("^(/[^:]*: )+", "").strip();
    }
}
