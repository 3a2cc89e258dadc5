package engram.data;

import static engram.argument.Given.given;

/**
 * Images to learn from, and others to see what has been learned.
 *
 * @param name   what the set is called
 * @param train  images to learn from
 * @param test   others of the same size
 * @param origin where they have come from this time, in a few words for people
 */
public record DataSet(String name, Images train, Images test, String origin) {

    /** @throws DataException when the images of one part are larger than those of the other */
    public DataSet {
        given("name", name);
        given("origin", origin);
        if (given("train", train).width() != given("test", test).width() || train.height() != test.height())
            throw new DataException("Here are " + train + " to learn from and " + test + " to test with: give images of one size.");
    }

    @Override public String toString() {
        return name + ": " + train + " to learn from, " + test.count() + " to test with, from " + origin;
    }
}
