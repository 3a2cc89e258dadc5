package engram.grader;

import engram.grader.jail.NativeLibraries;
import engram.grader.jail.StudentJvm;
import engram.grader.student.Student;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a student's process is started.
 *
 * @param heap    of its JVM, in bytes
 * @param natives where native libraries are unpacked
 */
record StudentCommand(long heap, Path natives) {
    private static final List<String> OPTIONS = List.of("--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
            "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED", "--add-exports=jdk.compiler/com.sun.tools.javac.api=ALL-UNNAMED",
            "--add-exports=jdk.compiler/com.sun.tools.javac.code=ALL-UNNAMED", "--add-exports=jdk.compiler/com.sun.tools.javac.util=ALL-UNNAMED",
            "-Duser.language=en", "-Duser.country=US"); // what is printed and formatted is the same on every machine

    /** What is the default, and may not stand beside an option of the archive. */
    private static final String USUAL_ARCHIVE = "-Xshare:auto";

    /**
     * With an archive of classes, where there is one.
     *
     * @param work the folder that it may write to
     */
    List<String> of(List<Path> classPath, Path work, Optional<Path> archive) {
        // Where the archive does not fit, the JVM goes on without; what it would say about that is no output of the student's.
        return of(classPath, work, archive.map(file -> List.of("-XX:AOTCache=" + file, "-Xlog:disable")).orElse(List.of()));
    }

    /** Records an archive when it ends. */
    List<String> recording(List<Path> classPath, Path work, Path archive) {
        return of(classPath, work, List.of("-XX:AOTCacheOutput=" + archive));
    }

    private List<String> of(List<Path> classPath, Path work, List<String> further) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(StudentJvm.options(heap));
        command.remove(USUAL_ARCHIVE);
        command.addAll(NativeLibraries.options(natives, work));
        command.addAll(OPTIONS);
        command.addAll(further);
        command.addAll(List.of("-cp", StudentClassPath.text(classPath), Student.class.getName()));
        return List.copyOf(command);
    }
}
