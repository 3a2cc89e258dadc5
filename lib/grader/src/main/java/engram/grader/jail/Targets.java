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
 * @param secrets files that no student may read
 */
record Targets(long grader, long address, String outside, int tcp, int udp, String socket, List<String> secrets) {
    static final String TOKEN = "nobody may know this";
    static final String FILE = "file";

    static Targets of(String[] arguments) {
        return new Targets(Long.parseLong(arguments[0]), Long.parseLong(arguments[1]), arguments[2], Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4]), arguments[5], List.of(arguments).subList(6, arguments.length));
    }

    List<String> arguments() {
        var words = new ArrayList<>(List.of(Long.toString(grader), Long.toString(address), outside, Integer.toString(tcp),
                Integer.toString(udp), socket));
        words.addAll(secrets);
        return words;
    }
}
