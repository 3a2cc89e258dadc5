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

/** {@code %load}: runs the code of a file or of another notebook, of which each cell is a cell by itself. */
final class LoadMagic {
    private final MagicHost host;
    private final Magics magics;

    private LoadMagic(MagicHost host, Magics magics) {
        this.host = host;
        this.magics = magics;
    }

    static Magic of(MagicHost host, Magics magics) {
        var loader = new LoadMagic(host, magics);
        return Magic.command(List.of("load"), "%load FILE",
                "Run the code of a .jshell or .java file, or all code cells of a notebook, as if it stood here.",
                line -> {
                    if (line.arguments().size() != 1) {
                        throw new MagicException("it needs one file, and got " + line.arguments().size());
                    }
                    loader.load(file(line.arguments().getFirst()));
                });
    }

    /** The file, or the one with the usual ending. */
    private static Path file(String name) throws MagicException {
        for (var ending : List.of("", ".jshell", ".java", ".jsh", ".ipynb")) {
            var file = UserPath.of(name + ending);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        throw new MagicException("there is no file " + UserPath.of(name).toAbsolutePath());
    }

    private void load(Path file) throws Exception {
        var name = file.getFileName().toString();
        if (!name.endsWith(".ipynb")) {
            run(name, Files.readString(file));
            return;
        }
        int number = 0;
        for (var source : codeCells(file)) {
            run(name + ", code cell " + ++number, source);
        }
    }

    private void run(String name, String code) throws Exception {
        try {
            var bare = code.stripLeading();
            if (bare.startsWith("%%")) {
                var lines = bare.split("\n", 2);
                magics.runCell(MagicLine.of(lines[0]).in(name), lines.length > 1 ? lines[1] : "");
            } else {
                host.run(name, code, false);
            }
        } catch (MagicException refused) {
            throw new MagicException(name + ": " + refused.getMessage(), refused);
        } catch (Exception failed) {
            if (failed.getCause() instanceof MagicException refused) {
                throw new MagicException(name + ": " + refused.getMessage(), refused);
            }
            throw failed;
        }
    }

    private static List<String> codeCells(Path notebook) throws IOException, MagicException {
        try {
            var cells = JsonParser.parseString(Files.readString(notebook)).getAsJsonObject().getAsJsonArray("cells");
            return StreamSupport.stream(cells.spliterator(), false).map(JsonElement::getAsJsonObject)
                    .filter(cell -> cell.get("cell_type").getAsString().equals("code")).map(LoadMagic::source).toList();
        } catch (JsonParseException | IllegalStateException | NullPointerException | ClassCastException
                 | UnsupportedOperationException e) {
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
