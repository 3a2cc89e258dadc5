package engram.cuda.library;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A shared library that is loaded into this process, and stays.
 *
 * @param soname such as {@code libcublas.so.12}
 * @param path the file; empty where the dynamic linker found it by its name
 * @param symbols its functions
 */
public record SharedLibrary(String soname, Optional<Path> path, SymbolLookup symbols) {

    /** The library that the dynamic linker finds by this name; nothing, where it finds none that loads. */
    @SuppressWarnings("restricted") // calling native code is what this class is for
    static Optional<SharedLibrary> ofTheLinker(String soname) {
        try {
            return Optional.of(new SharedLibrary(soname, Optional.empty(), SymbolLookup.libraryLookup(soname, Arena.global())));
        } catch (IllegalArgumentException absent) {
            return Optional.empty();
        }
    }

    /** The library in a file that is known to load. */
    @SuppressWarnings("restricted")
    static SharedLibrary at(Path file, String soname) {
        return new SharedLibrary(soname, Optional.of(file), SymbolLookup.libraryLookup(file, Arena.global()));
    }

    /** Where it was found, for people. */
    String place() {
        return path.map(Path::toString).orElse("found by the dynamic linker");
    }

    boolean has(String function) {
        return symbols.find(function).isPresent();
    }

    /** A function of the library that must be there. */
    @SuppressWarnings("restricted")
    NativeFunction function(String name, FunctionDescriptor type) {
        return NativeFunction.of(Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), type), name);
    }
}
