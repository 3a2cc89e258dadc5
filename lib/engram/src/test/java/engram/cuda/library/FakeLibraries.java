package engram.cuda.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import engram.cuda.CudaOnCpu;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A machine with libraries that are real to the dynamic linker and simple within, compiled from {@code src/test/cuda}, and a
 * JVM that works on it. A test has its own, because it breaks what it finds there.
 *
 * @param root the folder that is {@code /}
 */
record FakeLibraries(Path root) {

    private static final Path SOURCES = Path.of("src/test/cuda");

    /** Skips the tests of a class where JCuda cannot be, where libraries cannot be made, or where the linker itself finds real ones. */
    static void requireNoOthers(Path empty) throws IOException, InterruptedException {
        assumeTrue(System.getProperty("os.name").equals("Linux") && System.getProperty("os.arch").equals("amd64"),
                "JCuda has native libraries for Linux on x86-64 only");
        assumeTrue(CudaOnCpu.hasCompiler(), "there is no C++ compiler (g++) to make libraries of");
        String findings = new FakeLibraries(empty).run("findings", "", Map.of());
        assumeFalse(findings.contains("found=true"), "the dynamic linker of this machine finds real libraries of CUDA");
    }

    /** Where the toolkit of CUDA puts its libraries. */
    Path toolkit() throws IOException {
        return folder("usr/local/cuda/lib64");
    }

    /** Makes a folder of this machine. */
    Path folder(String name) throws IOException {
        return Files.createDirectories(root.resolve(name));
    }

    /** cuBLAS of a major version, with its cuBLASLt beside it. */
    void cublas(Path folder, int major, String... options) throws IOException, InterruptedException {
        compile("fake_cublaslt.cpp", folder, "libcublasLt.so." + major);
        compile("fake_cublas.cpp", folder, "libcublas.so." + major, with(options, "-L" + folder, "-l:libcublasLt.so." + major,
                "-Wl,-rpath,$ORIGIN"));
    }

    /** NVRTC of a major version. */
    void nvrtc(Path folder, int major, String... options) throws IOException, InterruptedException {
        compile("fake_nvrtc.cpp", folder, "libnvrtc.so." + major, with(options, "-DMAJOR=" + major));
    }

    private static String[] with(String[] options, String... more) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static void compile(String source, Path folder, String soname, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("g++", "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-Wl,-soname," + soname,
                "-o", folder.resolve(soname).toString(), SOURCES.resolve(source).toString()));
        command.addAll(List.of(options));
        Process compiler = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(compiler.getInputStream().readAllBytes());
        assertEquals(0, compiler.waitFor(), output);
    }

    /** What {@link LibraryWork} prints on this machine, where no other library of CUDA is found and nothing else is printed. */
    String run(String work, String input, Map<String, String> environment) throws IOException, InterruptedException {
        return run(work, input, environment, System.getProperty("java.class.path"));
    }

    /** The same with another class path. */
    String run(String work, String input, Map<String, String> environment, String classPath) throws IOException, InterruptedException {
        var command = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "--enable-native-access=ALL-UNNAMED",
                "-Dstdout.encoding=UTF-8", "-Djava.io.tmpdir=" + folder("tmp"), "-cp", classPath, LibraryWork.class.getName(), work,
                root.toString()).redirectErrorStream(true);
        command.environment().clear();
        command.environment().putAll(environment);
        Process process = command.start();
        process.outputWriter().append(input).close();
        String output = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), output);
        return output;
    }
}
