package engram.argument;

import java.util.List;

/** Checks of arguments that all rooms share. Each returns what it was given, so that it can stand where the argument is used. */
public final class Given {
    private Given() {}

    /**
     * Something that must be there.
     *
     * @throws ArgumentException when it is null
     */
    public static <T> T given(String name, T value) {
        if (value == null) throw new ArgumentException("The argument " + name + " is null: give it a value.");
        return value;
    }

    /**
     * An array that must be there, with everything in it.
     *
     * @throws ArgumentException when it is null or one of its entries is
     */
    public static <T> T[] eachGiven(String name, T[] values) {
        for (int i = 0; i < given(name, values).length; i++) if (values[i] == null) given(name + "[" + i + "]", null);
        return values;
    }

    /**
     * A list that must be there, with everything in it.
     *
     * @return a copy that nobody changes
     * @throws ArgumentException when it is null or one of its entries is
     */
    public static <T> List<T> eachGiven(String name, List<T> values) {
        eachGiven(name, given(name, values).toArray());
        return List.copyOf(values);
    }
}
