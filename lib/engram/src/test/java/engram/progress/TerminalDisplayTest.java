package engram.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Runs a real program in a real pseudo-terminal, which {@code script} makes, and reads what the terminal got. */
@EnabledOnOs(OS.LINUX)
class TerminalDisplayTest {
    private static final String ERASE = "\u001b[2K";

    @Test
    @Tag("timing")
    void theBarMovesInPlaceAndErasesItself() throws Exception {
        String screen = run("C.UTF-8", "script", "--quiet", "--return", "--command", String.join(" ", java()), "/dev/null");
        assertTrue(screen.startsWith("before\r\n"), screen);
        assertTrue(screen.endsWith("\r" + ERASE + "after\r\n"), screen);

        String drawn = screen.substring("before\r\n".length(), screen.lastIndexOf(ERASE));
        assertTrue(drawn.indexOf('\n') < 0, "the bar leaves its line: " + drawn);
        List<String> frames = Stream.of(drawn.split("\r")).filter(frame -> frame.contains("recall")).toList();
        assertTrue(frames.size() >= 5 && frames.size() <= 15, frames.size() + " frames in a second");
        assertTrue(frames.stream().allMatch(frame -> frame.contains("█") && frame.contains("/30")), drawn);
        assertTrue(percent(frames.getFirst()) >= 20, frames.getFirst());
        for (int i = 1; i < frames.size(); i++) {
            assertTrue(percent(frames.get(i)) >= percent(frames.get(i - 1)), drawn);
        }
        assertTrue(percent(frames.getLast()) >= 80, frames.getLast());
    }

    @Test
    void aTerminalWithoutUnicodeGetsAPlainBar() throws Exception {
        String screen = run("C", "script", "--quiet", "--return", "--command", String.join(" ", java()), "/dev/null");
        assertTrue(screen.contains("recall") && screen.contains("=") && screen.endsWith(ERASE + "after\r\n"), screen);
        assertTrue(screen.chars().allMatch(c -> c < 128) && screen.indexOf('?') < 0, screen);
    }

    @Test
    void withoutATerminalNothingIsShown() throws Exception {
        assertEquals("before\nafter\n", run("C.UTF-8", java().toArray(String[]::new)));
    }

    private static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"),
                TerminalWork.class.getName());
    }

    private static String run(String locale, String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", locale);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    private static int percent(String frame) {
        int end = frame.indexOf('%');
        return Integer.parseInt(frame.substring(end - 3, end).strip());
    }
}
