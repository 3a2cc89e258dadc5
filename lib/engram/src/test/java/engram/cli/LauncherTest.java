package engram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher is bash, so it is tested as a process. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    @Test
    void anUnknownCommandEndsWithOneSentenceThatListsTheCommands() throws Exception {
        assertEquals(new Bash.Result(2, "", "engram: there is no command 'nonsense'; the commands are lab, run, test, doctor, bench, compare, exercises and kernel.\n"),
                Bash.run("./engram nonsense"));
    }

    @Test
    void dropsExactlyTheLineAboutTheIncubatingModule() throws Exception {
        String drop = ". lib/launcher/jvm.sh; drop_incubator_line";
        String line = "WARNING: Using incubator modules: jdk.incubator.vector\\n";
        assertEquals("before\nafter\n", Bash.run("printf 'before\\n" + line + "after\\n' | { " + drop + "; }").out());
        assertEquals("WARNING: Using incubator modules: jdk.incubator.vector\n",
                Bash.run("printf '" + line + line + "' | { " + drop + "; }").out(), "only the JVM's own line, which comes once");
        assertEquals("WARNING: Using incubator modules: another\nno end",
                Bash.run("printf 'WARNING: Using incubator modules: another\\nno end' | { " + drop + "; }").out());
    }

    @Test
    void doesNotHoldBackALineWithoutEnd() throws Exception {
        Process process = new ProcessBuilder("bash", "-c", "home=; state=; . lib/launcher/jvm.sh; "
                + "{ echo \"$incubator_line\"; printf 'half a bar'; sleep 20; } | drop_incubator_line").directory(Bash.HOME.toFile()).start();
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
            Bash.Result result = Bash.run(find.formatted(start));
            assertTrue(Integer.parseInt(result.out().strip()) >= 25, result.toString());
        }
    }

    @Test
    void textIsUtf8WhateverLanguageIsAskedFor() throws Exception {
        for (String language : List.of("", "C", "de_DE.UTF-8", "xx_YY.utf8")) {
            Bash.Result result = Bash.run(Map.of("LC_ALL", language), ". lib/launcher/speech.sh; locale charmap");
            assertEquals("UTF-8\n", result.out(), language);
        }
    }

    @Test
    void aPathThatJavaCannotHoldIsOneSentence() throws Exception {
        for (String path : List.of("/a\nb", "/a:b", "/a\\b")) {
            Bash.Result result = Bash.run("home=$1; . lib/launcher/speech.sh; . lib/launcher/build.sh; check_surroundings", path);
            assertEquals(1, result.code());
            assertTrue(result.err().matches("engram: the path of this checkout, .*, has a colon, a backslash or .*: rename the folder\\.\n"),
                    result.err());
        }
    }

    @Test
    void aHomeFolderIsFoundWhereNoneIsNamed() throws Exception {
        Bash.Result result = Bash.run("unset HOME; . lib/launcher/speech.sh; . lib/launcher/build.sh; check_surroundings;"
                + " cd \"$HOME\" && echo there");
        assertEquals(new Bash.Result(0, "there\n", ""), result);
    }

    @Test
    void theCollectorOfTheUserTakesThePlaceOfOurs() throws Exception {
        var environment = Map.of("JAVA_TOOL_OPTIONS", "-Dx=y -XX:+UseG1GC -Xmx1g", "_JAVA_OPTIONS", "-XX:+UseZGC");
        assertEquals(new Bash.Result(0, "-XX:+UseZGC|-Dx=y  -Xmx1g|none\n", ""), Bash.run(environment,
                ". lib/launcher/jvm.sh; echo \"$collector|$JAVA_TOOL_OPTIONS|${_JAVA_OPTIONS-none}\""));
    }

    @Test
    void onlyRootInstalls() throws Exception {
        String install = "manager=apt; id() { echo 1000; }; sudo() { echo sudo; }; apt-get() { echo apt-get; }; limit() { shift; \"$@\"; };"
                + " may_write() { :; }; install maven || mend maven";
        Bash.Result result = Bash.run(". lib/launcher/speech.sh; . lib/launcher/packages.sh; " + install);
        assertEquals(new Bash.Result(0, "sudo apt-get install maven", ""), result);
    }

    /** What a quotation mark in the path of a checkout must not break. */
    @Test
    void theKernelIsDescribedInJson(@TempDir Path folder) throws Exception {
        Bash.Result result = Bash.run("home='/a \"b\"'; state=$1; . lib/launcher/jupyter.sh; register_kernel", folder.toString());
        assertEquals(new Bash.Result(0, "", ""), result);
        String json = Files.readString(folder.resolve("jupyter/kernels/java/kernel.json"));
        assertEquals("/a \"b\"/engram", JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("argv").get(0).getAsString());
    }
}
