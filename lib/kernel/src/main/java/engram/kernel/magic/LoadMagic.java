package engram.kernel.magic;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** {@code %load}: runs the code of a file or of another notebook. */
final class LoadMagic {
    private LoadMagic() { }

    static Magic of(MagicHost host) {
        return Magic.command(List.of("load"), "%load FILE",
                "Run the code of a .jshell or .java file, or all code cells of a notebook, as if it stood here.",
                line -> {
                    if (line.arguments().size() != 1) {
                        throw new MagicException("it needs one file, and got " + line.arguments().size());
                    }
                    load(host, file(line.arguments().getFirst()));
                });
    }

    /** The file, or the one with the usual ending. */
    private static Path file(String name) throws MagicException {
        for (var ending : List.of("", ".jshell", ".java", ".jsh", ".ipynb")) {
            var file = Path.of(name + ending);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        throw new MagicException("there is no file " + Path.of(name).toAbsolutePath());
    }

    private static void load(MagicHost host, Path file) throws Exception {
        var name = file.getFileName().toString();
        if (!name.endsWith(".ipynb")) {
            host.run(name, Files.readString(file), false);
            return;
        }
        int number = 0;
        for (var source : codeCells(file)) {
            host.run(name + ", code cell " + ++number, source, false);
        }
    }

    private static List<String> codeCells(Path notebook) throws IOException, MagicException {
        try {
            var cells = JsonParser.parseString(Files.readString(notebook)).getAsJsonObject().getAsJsonArray("cells");
            return StreamSupport.stream(cells.spliterator(), false).map(JsonElement::getAsJsonObject)
                    .filter(cell -> cell.get("cell_type").getAsString().equals("code")).map(LoadMagic::source).toList();
        } catch (JsonParseException | IllegalStateException | NullPointerException | ClassCastException e) {
            throw new MagicException(notebook + " is not a notebook", e);
        }
    }

    private static String source(JsonObject cell) {
        var source = cell.get("source");
        return source instanceof JsonArray lines
                ? StreamSupport.stream(lines.spliterator(), false).map(JsonElement::getAsString).collect(Collectors.joining())
                : source.getAsString();
    }
}
