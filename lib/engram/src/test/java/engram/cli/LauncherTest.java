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
    private static final String POM = "<project><modelVersion>4.0.0</modelVersion>%s<packaging>pom</packaging></project>";

    @Test
    void anUnknownCommandEndsWithOneSentenceThatListsTheCommands() throws Exception {
        assertEquals(new Bash.Result(2, "", "engram: there is no command 'nonsense'; the commands are lab, run, test, doctor, bench, compare, study, sweep, grade, exercises, cluster and kernel.\n"),
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

    /** Maven, as the launcher starts it, in a folder of its own whose parent POM lies in a repository with the given checksum. */
    private static Bash.Result maven(Path folder, String checksum) throws Exception {
        Path parent = Files.createDirectories(folder.resolve("repository/test/parent/1")).resolve("parent-1.pom");
        Files.writeString(parent, POM.formatted("<groupId>test</groupId><artifactId>parent</artifactId><version>1</version>"));
        Files.writeString(parent.resolveSibling("parent-1.pom.sha1"), checksum);
        Files.writeString(folder.resolve("pom.xml"), POM.formatted("<artifactId>child</artifactId><parent><groupId>test</groupId>"
                + "<artifactId>parent</artifactId><version>1</version></parent><repositories><repository><id>central</id><url>"
                + folder.resolve("repository").toUri() + "</url></repository></repositories>"));
        Files.writeString(folder.resolve("settings.xml"), "<settings/>");
        return Bash.run("cp -r .mvn '" + folder + "'; . lib/launcher/build.sh; home='" + folder + "'; state=$home; maven -q -s settings.xml "
                + "-Dmaven.repo.local=local validate");
    }

    @Test
    void theBuildTakesNothingWhoseChecksumIsWrong(@TempDir Path folder) throws Exception {
        Bash.Result wrong = maven(folder.resolve("wrong"), "0".repeat(40));
        assertTrue(wrong.code() != 0 && wrong.out().contains("Checksum validation failed, expected " + "0".repeat(40)), wrong.toString());
        String right = Bash.run("sha1sum '" + folder + "/wrong/repository/test/parent/1/parent-1.pom'").out().substring(0, 40);
        assertEquals(0, maven(folder.resolve("right"), right).code());
    }

    @Test
    void plainHttpAmongMavensSettingsIsRefused(@TempDir Path folder) throws Exception {
        String refuse = "HOME='" + folder + "'; . lib/launcher/speech.sh; . lib/launcher/build.sh; refuse_plain_http";
        Path settings = Files.createDirectories(folder.resolve(".m2")).resolve("settings.xml");
        for (String fine : List.of("<url>https://m.example/m2</url>", "<blocked>true</blocked><url>http://0.0.0.0/</url>",
                "<url>http://0.0.0.0/</url><blocked>true</blocked>", "<!-- <url>http://m.example/m2</url> -->")) {
            Files.writeString(settings, "<settings><mirrors><mirror>" + fine + "</mirror></mirrors></settings>");
            assertEquals(new Bash.Result(0, "", ""), Bash.run(refuse), fine);
        }
        for (String place : List.of("mirror", "repository", "pluginRepository")) {
            Files.writeString(settings, "<settings>\n<!--\n-->\n<" + place + ">\n<url>\n  http://127.0.0.1:8081/m2 </url></" + place
                    + "></settings>");
            assertEquals(new Bash.Result(1, "", "engram: Maven's settings (" + settings + ") name http://127.0.0.1:8081/m2, and over plain http "
                    + "anyone on the way can change a library: give an address with https, or remove it.\n"), Bash.run(refuse));
        }
    }

    /** What pip installs is written down to the last package, and pip adds none. */
    @Test
    void everyPythonPackageIsPinned() throws Exception {
        List<String> pins = Files.readAllLines(Bash.HOME.resolve("lib/launcher/requirements.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        assertEquals(List.of(), pins.stream().filter(pin -> !pin.matches("[a-z0-9-]+==[0-9][0-9a-z.]*(; .+)?")).toList());
        List<String> calls = Files.readAllLines(Bash.HOME.resolve("lib/launcher/jupyter.sh")).stream()
                .filter(line -> line.contains("pip\" install")).toList();
        assertEquals(List.of(), calls.stream().filter(call -> !call.contains("--no-deps")).toList());
        assertEquals(2, calls.size());
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

    /** Each of Jupyter's three pages calls the address that it opens by another name. */
    @Test
    void theMapOfTheCourseOpensFirst() throws Exception {
        String options = "home=/course; jupyter_page=%s; id() { echo 1000; }; . lib/launcher/jupyter.sh; jupyter_options \"$@\"; echo \"${options[*]}\"";
        assertEquals("--LabApp.default_url=/lab/tree/notebooks/index.ipynb --notebook-dir=/course --ip=127.0.0.1\n",
                Bash.run(options.formatted("lab"), "--no-browser").out());
        assertEquals("--JupyterNotebookApp.default_url=/notebooks/notebooks/index.ipynb --NotebookApp.default_url=/notebooks/notebooks/index.ipynb"
                + " --notebook-dir=/course --ip=127.0.0.1\n", Bash.run(options.formatted("notebook")).out());
        assertEquals("--notebook-dir=/course\n", Bash.run(options.formatted("lab"), "--ip=0.0.0.0", "--notebook-dir=/mine").out());
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
