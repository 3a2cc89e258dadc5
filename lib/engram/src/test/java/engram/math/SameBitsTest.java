package engram.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SameBitsTest {
    /** On every machine; it changes when a coefficient or a step of a function does. */
    private static final String HASH = "8bc8988415f6fb5f975d716c030f2f5bf00c0ac0075f0f03ec060c08c9ad2e0c";

    /** Instructions without fma (where each is done in decimals), of 256 and 512 bits; the interpreter, the first compiler, both compilers. */
    private static final List<List<String>> OPTIONS = List.of(List.of("-XX:UseAVX=0"), List.of("-XX:UseAVX=2", "-Xbatch"),
            List.of("-XX:UseAVX=3", "-Xbatch"), List.of("-Xint"), List.of("-XX:TieredStopAtLevel=1"));

    @TempDir
    Path folder;

    @Test
    void everyJvmFindsTheSameBits() throws IOException, InterruptedException {
        List<Process> children = new ArrayList<>();
        try {
            for (List<String> options : OPTIONS) {
                children.add(child(options, folder.resolve("errors-" + children.size())));
            }
            for (int k = 0; k < children.size(); k++) {
                String said = new String(children.get(k).getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
                assertEquals(HASH, said, OPTIONS.get(k) + ": " + Files.readString(folder.resolve("errors-" + k)));
            }
        } finally {
            children.forEach(Process::destroyForcibly);
        }
    }

    private static Process child(List<String> options, Path errors) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+DisplayVMOutputToStderr", "-XX:+UseSerialGC"));
        command.addAll(options);
        // enough rounds for the second compiler
        String rounds = options.contains("-Xbatch") ? "300" : "1";
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ResultHash.class.getName(), rounds));
        return new ProcessBuilder(command).redirectError(errors.toFile()).start();
    }
}
