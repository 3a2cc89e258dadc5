package engram.plot;

import engram.argument.ArgumentException;
import engram.file.WholeFile;
import java.nio.file.Path;
import java.util.Locale;

/** Figures as files. */
final class FigureFile {
    private FigureFile() {}

    static void write(Figure figure, Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".png")) {
            WholeFile.write(file, figure.png());
        } else if (name.endsWith(".svg")) {
            WholeFile.write(file, figure.svg());
        } else {
            throw new ArgumentException(
                    "The figure can't be saved as \"" + file + "\"; end the file's name in .png or .svg.");
        }
    }
}
