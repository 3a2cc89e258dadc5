package engram.grader.jail;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Set;

/**
 * No jail. What a process has started ends with it as far as it is still known as its child.
 *
 * @param isolation without layers; why there are none
 */
record OpenJail(Isolation isolation) implements Jail {
    private static final Set<String> ENVIRONMENT = Set.of("PATH", "LANG", "LC_ALL");

    /** @param reason why there is no better one */
    static Jail because(String reason) {
        return new OpenJail(new Isolation(List.of(), List.of(reason)));
    }

    @Override
    public Process start(List<String> command, Room room) throws IOException {
        var builder = new ProcessBuilder(command).directory(room.work().toFile()).redirectError(Redirect.DISCARD);
        builder.environment().keySet().retainAll(ENVIRONMENT);
        builder.environment().put("TMPDIR", room.work().toString());
        return builder.start();
    }

    @Override
    public void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
