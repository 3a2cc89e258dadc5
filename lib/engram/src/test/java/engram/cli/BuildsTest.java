package engram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What Maven has made takes the place of the build before; files of a line each stand for the jars. */
@DisabledOnOs(OS.WINDOWS)
class BuildsTest {
    /** Maven, the JVM that tries a build and the kernel's registration are played; a build of the word {@code broken} does not work. */
    private static final String PLAY = """
            set -euo pipefail
            parts=$PWD/lib/launcher; home=$1; state=$home/.engram; JAVA_HOME=$home/jdk
            mkdir -p "$state" "$JAVA_HOME"; touch "$JAVA_HOME/release"
            . "$parts/speech.sh"; . "$parts/builds.sh"
            register_kernel() { :; }
            java_exec() { echo "it says why" >&2; ! grep -qx broken "$build/kernel/engram-kernel.jar"; }
            made() {
              local module
              for module in kernel bench grader; do
                mkdir -p "$home/lib/$module/target/jars"
                echo "$1" >"$home/lib/$module/target/engram-$module.jar"
                echo library >"$home/lib/$module/target/jars/library.jar"
              done
              mkdir -p "$home/lib/kernel/target/maven"
            }
            try() { made "$1"; (publish "$1") || true; read_built; cat "$build/kernel/engram-kernel.jar"; }
            builds() { ls "$state/builds" | wc -l | tr -d ' '; }
            """;

    @TempDir
    private Path folder;

    private Bash.Result play(String script) throws Exception {
        return Bash.run(PLAY + script, folder.toString());
    }

    @Test
    void anOldBuildStaysAsLongAsSomebodyRunsFromIt() throws Exception {
        assertEquals(new Bash.Result(0, "one\ntwo\none\n2\nthree\n1\n", ""), play("""
                try one
                hold_build; old=$build
                try two
                cat "$old/kernel/engram-kernel.jar"; builds
                exec 8<&-
                try three; builds
                """));
    }

    @Test
    void aBuildThatDoesNotWorkLeavesTheOneBeforeInUse() throws Exception {
        String kept = ", for the reason above (kept in .engram/build.log); what was built before stays in use.\n";
        assertEquals(new Bash.Result(0, "one\none\none\n", "it says why\nengram: what was built does not work" + kept
                + "engram: what was built could not be copied to .engram/builds" + kept), said(play("""
                try one
                try broken
                rm -r "$home/lib/kernel/target/maven"; made() { :; }
                try two
                """)));
    }

    /** Leaves out what tools of the system say. */
    private static Bash.Result said(Bash.Result result) {
        return new Bash.Result(result.code(), result.out(), result.err().replaceAll("(?m)^cp: .*\n", ""));
    }

    @Test
    void aFullDiskIsSaid() throws Exception {
        Bash.Result result = play("""
                df() { printf 'Filesystem 1024-blocks Used Available\\nd 100 100 3000\\n'; }
                try one
                try broken; builds
                """);
        assertTrue(result.err().endsWith(" is full: 2 MB are left, and a build takes some 500; what was built before stays in use.\n"),
                result.toString());
        assertEquals("one\none\n1\n", result.out(), "the one that does not work is removed");
    }

    @Test
    void aJarThatIsMissingEmptyOrCutIsNoticed() throws Exception {
        assertEquals(new Bash.Result(0, "one\nwhole\nnot\nnot\nnot\none\nwhole\n", ""), play("""
                check() { if hold_build; then echo whole; else echo not; fi; }
                try one
                jar=$build/bench/jars/library.jar
                check; printf lib >"$jar"; check; : >"$jar"; check; rm "$jar"; check
                try one; check
                """));
    }
}
