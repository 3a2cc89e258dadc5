package engram.grader.jail;

import java.util.ArrayList;
import java.util.List;

/**
 * What canaries try to reach, outside their jail. It travels to their process as arguments.
 *
 * @param grader  the process that grades
 * @param address where in its memory it keeps {@link #TOKEN}
 * @param outside a folder outside, with a file {@code file} that holds the token
 * @param tcp     a port on which it listens
 * @param udp     a port at which it receives
 * @param socket  the name of an abstract socket on which it listens
 * @param needed  files and folders that every student's process must be able to read
 * @param secrets files that none may read
 */
record Targets(long grader, long address, String outside, int tcp, int udp, String socket, List<String> needed, List<String> secrets) {
    private static final int FIRST_PATH = 7;

    static final String TOKEN = "nobody may know this";
    static final String FILE = "file";

    static Targets of(String[] arguments) {
        int needed = Integer.parseInt(arguments[FIRST_PATH - 1]);
        var paths = List.of(arguments).subList(FIRST_PATH, arguments.length);
        return new Targets(Long.parseLong(arguments[0]), Long.parseLong(arguments[1]), arguments[2], Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4]), arguments[5], paths.subList(0, needed), paths.subList(needed, paths.size()));
    }

    List<String> arguments() {
        var words = new ArrayList<>(List.of(Long.toString(grader), Long.toString(address), outside, Integer.toString(tcp),
                Integer.toString(udp), socket, Integer.toString(needed.size())));
        words.addAll(needed);
        words.addAll(secrets);
        return words;
    }
}
