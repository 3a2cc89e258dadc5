package engram.kernel.magic;

import java.util.List;
import java.util.Optional;

/**
 * A command to the kernel.
 *
 * @param names its name, and others under which IJava and JJava know it
 * @param usage how it is written, such as {@code %jars GLOB…}
 * @param help  what it does, in a sentence or two
 * @param line  what {@code %name arguments} does, if there is such a thing
 * @param cell  what {@code %%name arguments} does with the rest of the cell, if there is such a thing
 */
public record Magic(List<String> names, String usage, String help, Optional<Line> line, Optional<Body> cell) {

    /** A magic on one line; it returns what it has added to the class path, most often nothing. */
    public interface Line {
        List<String> run(MagicLine line) throws Exception;
    }

    /** A magic on one line that adds nothing. */
    interface Command {
        void run(MagicLine line) throws Exception;
    }

    /** A magic that takes the rest of the cell. */
    public interface Body {
        void run(MagicLine line, String body) throws Exception;
    }

    static Magic command(List<String> names, String usage, String help, Command command) {
        return line(names, usage, help, added(command));
    }

    static Magic line(List<String> names, String usage, String help, Line line) {
        return new Magic(names, usage, help, Optional.of(line), Optional.empty());
    }

    static Line added(Command command) {
        return line -> {
            command.run(line);
            return List.of();
        };
    }

    static Magic both(List<String> names, String usage, String help, Line line, Body cell) {
        return new Magic(names, usage, help, Optional.of(line), Optional.of(cell));
    }

    String name() {
        return names.getFirst();
    }
}
