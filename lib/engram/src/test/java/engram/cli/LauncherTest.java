package engram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The launcher is bash, so it is tested as a process. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final Path HOME = Path.of("").toAbsolutePath().getParent().getParent();

    private record Result(int code, String out, String err) {
    }

    private static Result bash(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-c", "home=$PWD; state=$PWD/.engram; " + script).directory(HOME.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), out, err);
    }

    @Test
    void anUnknownCommandEndsWithOneSentenceThatListsTheCommands() throws Exception {
        assertEquals(new Result(2, "", "engram: there is no command 'nonsense'; the commands are lab, run, test, doctor, bench, compare, exercises and kernel.\n"),
                bash("./engram nonsense"));
    }

    @Test
    void dropsExactlyTheLineAboutTheIncubatingModule() throws Exception {
        String drop = ". lib/launcher/jvm.sh; drop_incubator_line";
        String line = "WARNING: Using incubator modules: jdk.incubator.vector\\n";
        assertEquals("before\nafter\n", bash("printf 'before\\n" + line + "after\\n' | { " + drop + "; }").out());
        assertEquals("WARNING: Using incubator modules: jdk.incubator.vector\n",
                bash("printf '" + line + line + "' | { " + drop + "; }").out(), "only the JVM's own line, which comes once");
        assertEquals("WARNING: Using incubator modules: another\nno end",
                bash("printf 'WARNING: Using incubator modules: another\\nno end' | { " + drop + "; }").out());
    }

    @Test
    void doesNotHoldBackALineWithoutEnd() throws Exception {
        Process process = new ProcessBuilder("bash", "-c", "home=; state=; . lib/launcher/jvm.sh; "
                + "{ echo \"$incubator_line\"; printf 'half a bar'; sleep 20; } | drop_incubator_line").directory(HOME.toFile()).start();
        try {
            byte[] seen = process.getInputStream().readNBytes("half a bar".length());
            assertEquals("half a bar", new String(seen, StandardCharsets.UTF_8));
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void findsTheNewJdkWhateverTheDefaultIs() throws Exception {
        String find = "jdk=$JAVA_HOME; . lib/launcher/speech.sh; . lib/launcher/jdk.sh; %s find_jdk && jdk_version \"$JAVA_HOME\"";
        for (String start : List.of("", "JAVA_HOME=/nowhere;", "JAVA_HOME=/nowhere; PATH=\"$jdk/bin:$PATH\";")) {
            Result result = bash(find.formatted(start));
            assertTrue(Integer.parseInt(result.out().strip()) >= 25, result.toString());
        }
    }
}
