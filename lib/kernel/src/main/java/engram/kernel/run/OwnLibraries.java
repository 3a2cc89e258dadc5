package engram.kernel.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The libraries that the kernel was started with, where cells add one of them in a version of their own. The cells' version takes the whole
 * place of the kernel's, which the kernel itself goes on using. Two kinds stay: libraries whose objects go to and fro between cells and
 * kernel, or whose native code a process can load only once; and those that cells have used before.
 */
public final class OwnLibraries {
    private static final List<String> SHARED = List.of("engram/", "org/dflib/jjava/", "io/github/spencerpark/", "com/google/gson/",
            "tech/tablesaw/", "it/unimi/dsi/fastutil/", "org/knowm/xchart/", "org/bytedeco/", "jcuda/");
    private static final String CLASS = ".class";

    /**
     * What becomes of a jar that a cell adds.
     *
     * @param used  whether cells can load from it
     * @param notes what the user should know
     */
    public record Verdict(boolean used, List<String> notes) { }

    private final List<Path> kernels;
    private final Set<Path> replaced = new LinkedHashSet<>();
    private final Set<String> hidden = ConcurrentHashMap.newKeySet();
    private Optional<Map<String, List<Path>>> jarsByPackage = Optional.empty();

    /** The libraries of a class path. */
    public OwnLibraries(String classPath) {
        kernels = Stream.of(classPath.split(File.pathSeparator)).filter(entry -> !entry.isEmpty()).map(Path::of).toList();
    }

    /** What of the kernel's class path cells see beside their own jars, which come first. */
    public synchronized List<Path> visible() {
        return kernels.stream().filter(jar -> !replaced.contains(jar)).toList();
    }

    /** Whether a class or resource, such as {@code a/b/C.class}, is the cells' alone: the kernel's is of another version. */
    public boolean isHidden(String resource) {
        return hidden.contains(resource);
    }

    /**
     * Decides on a jar that a cell adds.
     *
     * @param loaded whether cells have loaded a class of that name already
     */
    public synchronized Verdict add(Path jar, Predicate<String> loaded) {
        if (!Files.isRegularFile(jar)) {
            return new Verdict(true, List.of());   // a folder of classes
        }
        try {
            var classes = entries(jar).filter(entry -> entry.endsWith(CLASS)).toList();
            var common = new HashMap<Path, Integer>();
            var contents = new HashMap<Path, Set<String>>();
            classes.forEach(entry -> owner(entry, contents).ifPresent(owner -> common.merge(owner, 1, Integer::sum)));
            var notes = new ArrayList<String>();
            boolean used = true;
            for (var owner : common.keySet()) {
                var reason = reasonToStay(owner, loaded);
                if (reason.isEmpty()) {
                    replace(owner);
                    continue;
                }
                used &= 2 * common.get(owner) <= classes.size();   // the most of it is something else
                if (!owner.getFileName().equals(jar.getFileName())) {
                    notes.add("the kernel's %s stays in use in place of %s: %s"
                            .formatted(owner.getFileName(), jar.getFileName(), reason.get()));
                }
            }
            return new Verdict(used, notes);
        } catch (IOException e) {
            return new Verdict(true, List.of(jar + " cannot be read: " + e.getMessage()));
        }
    }

    private Optional<String> reasonToStay(Path owner, Predicate<String> loaded) throws IOException {
        if (replaced.contains(owner)) {
            return Optional.empty();
        }
        var all = entries(owner).toList();
        if (all.stream().anyMatch(entry -> SHARED.stream().anyMatch(entry::startsWith))) {
            return Optional.of("kernel and cells share it");
        }
        boolean inUse = all.stream().filter(entry -> entry.endsWith(CLASS))
                .anyMatch(entry -> loaded.test(entry.substring(0, entry.length() - CLASS.length()).replace('/', '.')));
        return inUse ? Optional.of("cells have used it already; restart the kernel, and add the other one first") : Optional.empty();
    }

    private void replace(Path owner) throws IOException {
        if (replaced.add(owner)) {
            entries(owner).forEach(entry -> {
                hidden.add(entry);
                hidden.add("META-INF/services/" + entry.replaceFirst("\\.class$", "").replace('/', '.'));
            });
        }
    }

    /** The kernel's jar that has the class too. */
    private Optional<Path> owner(String entry, Map<Path, Set<String>> contents) {
        return jarsByPackage().getOrDefault(folder(entry), List.of()).stream()
                .filter(jar -> contents.computeIfAbsent(jar, OwnLibraries::classes).contains(entry)).findFirst();
    }

    private Map<String, List<Path>> jarsByPackage() {
        if (jarsByPackage.isEmpty()) {
            var found = new HashMap<String, List<Path>>();
            for (var jar : kernels) {
                classes(jar).stream().map(OwnLibraries::folder).distinct()
                        .forEach(name -> found.computeIfAbsent(name, _ -> new ArrayList<>()).add(jar));
            }
            jarsByPackage = Optional.of(found);
        }
        return jarsByPackage.get();
    }

    private static Set<String> classes(Path jar) {
        try {
            return entries(jar).filter(entry -> entry.endsWith(CLASS)).collect(Collectors.toSet());
        } catch (IOException noJar) {
            return Set.of();
        }
    }

    private static String folder(String entry) {
        return entry.substring(0, entry.lastIndexOf('/') + 1);
    }

    /** Classes and resources of a jar, but for what describes it. */
    private static Stream<String> entries(Path jar) throws IOException {
        if (!Files.isRegularFile(jar)) {
            return Stream.empty();
        }
        try (var file = new JarFile(jar.toFile(), false)) {
            return file.stream().map(ZipEntry::getName)
                    .filter(name -> !name.startsWith("META-INF/") && !name.endsWith("/") && name.contains("/")).toList().stream();
        }
    }
}
