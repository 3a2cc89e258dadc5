package engram.rate;

import java.lang.reflect.Array;
import java.lang.reflect.Field;

/** A variable, or an entry of an array, that was read, and what it held. */
sealed interface Watched {
    /** Whether it holds something else now. */
    boolean hasChanged();

    /** @param of the object that has it; null for a static one */
    record Variable(Field field, Object of, Object value) implements Watched {
        @Override public boolean hasChanged() {
            try {
                return differ(value, field.get(of));
            } catch (IllegalAccessException e) {
                return true;
            }
        }
    }

    /** The entry of an array at a place. */
    record Entry(Object array, int index, Object value) implements Watched {
        @Override public boolean hasChanged() { return differ(value, Array.get(array, index)); }
    }

    /** Numbers may be in other objects than they were; everything else is itself. */
    private static boolean differ(Object before, Object now) {
        return before != now && !((before instanceof Number || before instanceof Boolean || before instanceof Character) && before.equals(now));
    }
}
