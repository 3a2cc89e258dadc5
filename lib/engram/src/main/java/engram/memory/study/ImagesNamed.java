package engram.memory.study;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.data.DataSet;
import engram.data.FashionMnist;
import engram.data.Mnist;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Images of a study, wherever its rows are made.
 *
 * @param name   MNIST or Fashion-MNIST
 * @param folder with the files of MNIST; where it is empty, they are found as {@link Mnist#load} says
 */
record ImagesNamed(String name, String folder) implements Once.Source<DataSet> {

    /** @param folder with the files of MNIST; without one, they are found as {@link Mnist#load} says */
    static Once<DataSet> of(String name, Optional<Path> folder) {
        return new Once<>(new ImagesNamed(name, given("folder", folder).map(path -> path.toAbsolutePath().toString()).orElse("")));
    }

    /** @throws engram.data.DataException when they can't be had */
    @Override
    public DataSet make() {
        return switch (name) {
            case "MNIST" -> folder.isEmpty() ? Mnist.load() : Mnist.from(Path.of(folder));
            case "Fashion-MNIST" -> FashionMnist.load();
            default -> throw new ArgumentException("There are no images called \"" + name + "\": there are MNIST and Fashion-MNIST.");
        };
    }
}
