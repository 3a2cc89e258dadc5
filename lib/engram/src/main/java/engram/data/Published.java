package engram.data;

import static engram.argument.Given.given;

import engram.progress.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A set that others have published: 60,000 images of 28 × 28 pixels to learn from and 10,000 to test with, in four files.
 *
 * @param name   for people
 * @param folder what its folder is called in the cache
 * @param type   the class of this room that a reader calls
 */
record Published(String name, String folder, String type, IdxFile trainImages, IdxFile trainLabels, IdxFile testImages,
        IdxFile testLabels) {

    /** @param sums SHA-256 of the four files without compression: images and labels to learn from, images and labels to test with */
    static Published of(String name, String folder, String type, String... sums) {
        return new Published(name, folder, type,
                new IdxFile("train-images-idx3-ubyte", List.of(60_000, 28, 28), sums[0]),
                new IdxFile("train-labels-idx1-ubyte", List.of(60_000), sums[1]),
                new IdxFile("t10k-images-idx3-ubyte", List.of(10_000, 28, 28), sums[2]),
                new IdxFile("t10k-labels-idx1-ubyte", List.of(10_000), sums[3]));
    }

    List<IdxFile> files() { return List.of(trainLabels, testLabels, testImages, trainImages); }

    /** Whether a folder has all four files; not whether they are right. */
    boolean isIn(Path place) { return files().stream().allMatch(file -> file.in(place).isPresent()); }

    /**
     * Reads the four files from a folder and checks them.
     *
     * @param origin where they are from, for people
     * @throws NoDataException when one is missing or not what was published
     */
    DataSet read(Path place, String origin) throws NoDataException {
        if (!Files.isDirectory(place)) throw new NoDataException("there is no such folder");
        try (var progress = Progress.of("reading " + name, files().stream().mapToLong(IdxFile::length).sum())) {
            var test = images(testImages, testLabels, place, progress);
            return new DataSet(name, images(trainImages, trainLabels, place, progress), test, origin);
        }
    }

    private static Images images(IdxFile images, IdxFile labels, Path place, Progress progress) throws NoDataException {
        byte[] bytes = labels.read(place, progress);
        int[] numbers = new int[bytes.length];
        for (int k = 0; k < numbers.length; k++) numbers[k] = bytes[k];
        return Images.owning(images.shape().getLast(), images.read(place, progress), numbers);
    }

    /**
     * The set from a folder of the reader's.
     *
     * @throws DataException in a sentence that says what is wrong with it
     */
    DataSet from(Path place) {
        try {
            return read(given("folder", place), "the folder " + place);
        } catch (NoDataException e) {
            throw new DataException(name + " can't be read from the folder " + place + ": " + e.getMessage()
                    + "; get its four files anew, or call " + type + ".load(), which fetches them.");
        }
    }
}
