package engram.cuda.library;

import engram.cuda.library.Libraries.Absent;
import engram.cuda.library.Libraries.Loaded;
import engram.cuda.library.Libraries.Refused;
import engram.tensor.DeviceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which of several versions of a library is used, if any.
 *
 * @param library how to use it; nothing, where no version can be used
 * @param finding what there is to say about it
 */
public record Choice<T>(Optional<T> library, LibraryFinding finding) {

    /**
     * A version of a library.
     *
     * @param name for people
     * @param soname for the dynamic linker
     * @param functions what it must have
     * @param binding how to use it once it is loaded; may throw {@link LinkageError} or {@link DeviceException}
     */
    record Version<T>(String name, String soname, List<String> functions, Function<SharedLibrary, T> binding) {
    }

    /**
     * Takes the first version that can be used.
     *
     * @param name of the library
     * @param without what is done when there is none
     * @param mend how to get one
     */
    static <T> Choice<T> first(Libraries libraries, List<Version<T>> versions, String name, String without, String mend) {
        List<String> reasons = new ArrayList<>();
        for (Version<T> version : versions) {
            switch (libraries.load(version.soname(), version.functions())) {
                case Loaded(SharedLibrary library) -> {
                    try {
                        T binding = version.binding().apply(library);
                        String description = "%s (%s)".formatted(version.name(), library.place());
                        return new Choice<>(Optional.of(binding), new LibraryFinding(name, true, description, ""));
                    } catch (LinkageError broken) {
                        reasons.add("%s (%s) loads, and JCuda's natives for it do not (%s): if they are in %s, delete them there".formatted(
                                library.soname(), library.place(), JCudaNatives.reason(broken), System.getProperty("java.io.tmpdir")));
                    } catch (DeviceException broken) {
                        reasons.add(broken.getMessage());
                    }
                }
                case Refused(List<String> refusals) -> reasons.addAll(refusals);
                case Absent _ -> reasons.add("no " + version.soname());
            }
        }
        return new Choice<>(Optional.empty(), new LibraryFinding(name, false, "%s: %s".formatted(without, String.join("; ", reasons)), mend));
    }

    /** The library, or an exception that says why there is none and how to get one. */
    public T orElseThrow() {
        return library.orElseThrow(() -> new DeviceException("%s. To mend it: %s.".formatted(finding.description(), finding.mend())));
    }
}
