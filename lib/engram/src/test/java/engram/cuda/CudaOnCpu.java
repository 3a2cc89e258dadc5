package engram.cuda;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The emulated driver: a libcuda.so.1 made of {@code src/test/cuda} and of all kernels, for the JVM of a test or for one that it starts. */
public final class CudaOnCpu {

    private static final Path SOURCES = Path.of("src/test/cuda").toAbsolutePath();
    private static final Path KERNELS = Path.of("src/main/cuda").toAbsolutePath();
    private static final Path SHIPPED = Path.of("src/main/resources/engram/cuda");
    private static final Path FLAGS = Path.of("src/test/java/engram/cuda/CudaOnCpu.java");
    private static final Path FOLDER = Path.of("target/cuda-on-cpu").toAbsolutePath();

    private CudaOnCpu() {
    }

    public static boolean hasCompiler() {
        return Compiler.FOUND;
    }

    private static boolean findCompiler() {
        try {
            return new ProcessBuilder("g++", "--version").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The folder that holds the library, built at the first call where it is older than its sources; JVMs that ask at once wait for one. */
    public static Path folder() {
        return Built.FOLDER;
    }

    /** Loads the library into this JVM, and a compiler for it: whoever asks for libcuda.so.1 or libnvrtc.so.12 later gets them. */
    @SuppressWarnings("restricted") // a native library is what this is about
    static void load() {
        System.load(folder().resolve("libcuda.so.1").toString());
        System.load(folder().resolve("libnvrtc.so.12").toString());
    }

    /** Lets the next call of a driver's function, or run of a kernel, that comes after so many others fail with a code. */
    public static void fail(String function, int code, int callsBefore) {
        try (Arena arena = Arena.ofConfined()) {
            function("cuda_on_cpu_fail", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT))
                    .invoke(arena.allocateFrom(function), code, callsBefore);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** How often a function of the driver was called so far, or a kernel run; names without the version, such as {@code cuMemcpyHtoD}. */
    public static long calls(String function) {
        try (Arena arena = Arena.ofConfined()) {
            return (long) function("cuda_on_cpu_calls", FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.ADDRESS))
                    .invoke(arena.allocateFrom(function));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** Bytes of device memory that are allocated, as the driver counts them. */
    static long held() {
        try {
            return (long) function("cuda_on_cpu_held", FunctionDescriptor.of(ValueLayout.JAVA_LONG)).invoke();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("restricted")
    private static java.lang.invoke.MethodHandle function(String name, FunctionDescriptor type) {
        MemorySegment address = SymbolLookup.libraryLookup(folder().resolve("libcuda.so.1"), Arena.global()).find(name).orElseThrow();
        return Linker.nativeLinker().downcallHandle(address, type);
    }

    private static final class Compiler {
        private static final boolean FOUND = findCompiler();
    }

    private static final class Built {
        private static final Path FOLDER = build();

        private static Path build() {
            try {
                Files.createDirectories(CudaOnCpu.FOLDER);
                try (FileChannel file = FileChannel.open(CudaOnCpu.FOLDER.resolve("lock"), CREATE, WRITE); FileLock _ = file.lock()) {
                    if (isStale(CudaOnCpu.FOLDER.resolve("libcuda.so.1"))) {
                        compile();
                    }
                }
                return CudaOnCpu.FOLDER;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static boolean isStale(Path library) throws IOException {
            if (!Files.exists(library)) {
                return true;
            }
            FileTime made = Files.getLastModifiedTime(library);
            for (Path sources : List.of(SOURCES, KERNELS, SHIPPED, FLAGS)) {
                try (Stream<Path> files = Files.walk(sources)) {
                    if (files.anyMatch(file -> file.toFile().lastModified() >= made.toMillis())) {
                        return true;
                    }
                }
            }
            return false;
        }

        private static void compile() throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(List.of("g++", "-std=c++17", "-O2", "-U_FORTIFY_SOURCE", "-Wall", "-Wextra", "-Werror",
                    "-Wno-unknown-pragmas", "-Wno-unused-function", "-march=native", "-ffp-contract=off", "-fPIC", "-shared", "-pthread", "-I" + SOURCES,
                    "-I" + KERNELS, "-Wl,-soname,libcuda.so.1", "-ldl", "-o", CudaOnCpu.FOLDER.resolve("libcuda.so.1").toString(),
                    SOURCES.resolve("blocks_on_cpu.cpp").toString(), SOURCES.resolve("driver_on_cpu.cpp").toString()));
            try (Stream<Path> kernels = Files.list(KERNELS)) {
                for (Path source : kernels.filter(file -> file.toString().endsWith(".cu")).sorted().toList()) {
                    command.add(wrap(source).toString());
                }
            }
            run(command);
            run(List.of("g++", "-std=c++17", "-O1", "-Wall", "-Wextra", "-Werror", "-fPIC", "-shared", "-DSOURCES=\"" + SOURCES + "\"",
                    "-DFOLDER=\"" + CudaOnCpu.FOLDER + "\"", "-Wl,-soname,libnvrtc.so.12", "-o", CudaOnCpu.FOLDER.resolve("libnvrtc.so.12").toString(),
                    SOURCES.resolve("nvrtc_on_cpu.cpp").toString()));
        }

        private static void run(List<String> command) throws IOException, InterruptedException {
            Process compiler = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(compiler.getInputStream().readAllBytes());
            if (compiler.waitFor() != 0) {
                throw new AssertionError("The kernels could not be compiled for the CPU:\n" + output);
            }
        }

        /** A C++ file that includes one source of kernels and registers each of them. */
        private static Path wrap(Path source) throws IOException {
            String name = source.getFileName().toString().replace(".cu", "");
            StringBuilder text = new StringBuilder("#include \"on_cpu.h\"\nnamespace of_" + name + " {\n#include \"" + source + "\"\n");
            Ptx.shipped(name).kernels().forEach(kernel -> text.append("REGISTER(").append(kernel).append(")\n"));
            return Files.writeString(CudaOnCpu.FOLDER.resolve(name + ".cpp"), text.append("}\n"));
        }
    }
}
