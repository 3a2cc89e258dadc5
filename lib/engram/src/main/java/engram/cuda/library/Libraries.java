package engram.cuda.library;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds CUDA's shared libraries and loads them into this process: first as the dynamic linker would, then from the folders in
 * which they usually lie. Once loaded, a library also serves the natives of JCuda, which ask the linker for it by its name.
 *
 * @param places where to look beside the dynamic linker's own folders
 */
public record Libraries(Places places) {

    /** What these libraries load by name, and do not always find although it lies beside them. */
    private static final Map<String, String> COMPANIONS = Map.of(
            "libcublas.so.", "libcublasLt.so.", "libnvrtc.so.", "libnvrtc-builtins.so.");

    /** How a search for a library ended. */
    public sealed interface Search {
    }

    /** It is in this process and has what was asked of it. */
    public record Loaded(SharedLibrary library) implements Search {
    }

    /** It is there, but cannot be used: one reason for each file tried. */
    public record Refused(List<String> reasons) implements Search {
    }

    /** There is no such file. */
    public record Absent() implements Search {
    }

    /**
     * Loads the first library of this name that can be loaded.
     *
     * @param soname such as {@code libcublas.so.12}
     * @param functions what it must have
     */
    public Search load(String soname, List<String> functions) {
        List<Path> files = places.folders().stream().map(folder -> folder.resolve(soname)).filter(Files::exists).toList();
        if (files.stream().allMatch(file -> defect(file).isEmpty())) {
            Optional<SharedLibrary> linked = SharedLibrary.ofTheLinker(soname);
            if (linked.isPresent()) {
                return checked(linked.get(), functions);
            }
        }
        List<String> refusals = new ArrayList<>();
        for (Path file : files) {
            Optional<String> defect = defect(file);
            if (defect.isPresent()) {
                refusals.add("%s does not load (%s)".formatted(file, defect.get()));
                continue;
            }
            try {
                load(file);
                return checked(SharedLibrary.at(file, soname), functions);
            } catch (UnsatisfiedLinkError refusal) {
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

    /** What is wrong with a library or with a companion of it, which the linker would load with it. */
    private static Optional<String> defect(Path file) {
        return Stream.concat(Stream.of(file), companions(file)).flatMap(library -> ElfFile.defect(library)
                .map(defect -> library.equals(file) ? defect : library.getFileName() + ": " + defect).stream()).findFirst();
    }

    /** The companions go first: the linker then has them, wherever they lie. */
    @SuppressWarnings("restricted") // loading native code is what this class is for
    private static void load(Path file) {
        companions(file).map(Path::toString).forEach(System::load);
        System.load(file.toString());
    }

    private static Stream<Path> companions(Path file) {
        String name = file.getFileName().toString();
        return COMPANIONS.entrySet().stream().filter(pair -> name.startsWith(pair.getKey())).flatMap(pair ->
                Places.children(file.getParent(), pair.getValue() + name.substring(pair.getKey().length()) + "*"));
    }

    /** The dynamic linker's sentence, without the path of the file, which the JVM and the linker put before it. */
    private static String reason(UnsatisfiedLinkError refusal) {
        return refusal.getMessage().replaceFirst("^(/[^:]*: )+", "").strip();
    }
}
