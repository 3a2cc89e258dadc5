package engram.grader.student;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Optional;

/**
 * The only values that cross between the tests and the student's code: int, long, double, boolean, String, and arrays of these. As bytes
 * a value begins with the number of its element's type and that of its dimensions; an array begins with its length, a text with the number
 * of its chars. Every double keeps all its bits, every text all its chars.
 */
public final class PlainData {
    /** What one value may take, in bytes. */
    public static final int LARGEST = 32 << 20;

    /** How many arrays and texts one value may be made of. */
    public static final int PARTS = 1 << 20;

    private static final List<Class<?>> ELEMENTS = List.of(int.class, long.class, double.class, boolean.class, String.class);
    private static final int[] BYTES = {4, 8, 8, 1, 4}; // of the shortest, for a text
    private static final int DIMENSIONS = 3;
    private static final int ARRAY = 4; // bytes of an empty one

    private PlainData() {
    }

    /** A value is not plain, has a gap, is too large or damaged; the message is the end of a sentence that begins with what it is. */
    public static final class NotPlain extends Exception {
        private static final long serialVersionUID = 1L;

        NotPlain(String message) {
            super(message);
        }
    }

    /** The Java name of a value's type, such as {@code double[][]}; empty where it is not plain. */
    public static Optional<String> typeName(Object value) {
        return value == null ? Optional.empty() : plain(value.getClass()).map(Class::getSimpleName);
    }

    /** The primitive type of a number or truth value, and the type itself of a text or an array; empty where that is not plain. */
    private static Optional<Class<?>> plain(Class<?> type) {
        if (type.isArray()) {
            return dimensions(type) <= DIMENSIONS && ELEMENTS.contains(element(type)) ? Optional.of(type) : Optional.empty();
        }
        return ELEMENTS.stream().filter(each -> boxed(each) == type).findFirst();
    }

    private static Class<?> element(Class<?> type) {
        return type.isArray() ? element(type.componentType()) : type;
    }

    private static int dimensions(Class<?> type) {
        return type.isArray() ? 1 + dimensions(type.componentType()) : 0;
    }

    /**
     * Writes a value, and no more than may be read again.
     *
     * @throws NotPlain when it is no such value, or more than {@value #LARGEST} bytes or {@value #PARTS} parts
     */
    public static void write(Object value, DataOutputStream to) throws IOException, NotPlain {
        if (value == null) {
            throw new NotPlain("null");
        }
        var type = plain(value.getClass()).orElseThrow(() -> new NotPlain("a value of type " + value.getClass().getSimpleName()));
        to.writeByte(ELEMENTS.indexOf(element(type)));
        to.writeByte(dimensions(type));
        new Writer(to, new Room()).write(value);
    }

    /**
     * Reads what {@link #write} has written. No array is made before it is known that the rest holds its elements.
     *
     * @throws NotPlain when it is something else
     */
    public static Object read(DataInputStream from) throws IOException, NotPlain {
        int element = from.readUnsignedByte();
        int dimensions = from.readUnsignedByte();
        if (element >= ELEMENTS.size() || dimensions > DIMENSIONS) {
            throw new NotPlain("no plain type");
        }
        Class<?> type = ELEMENTS.get(element);
        for (int i = 0; i < dimensions; i++) {
            type = type.arrayType();
        }
        return new Reader(from, new Room()).read(type);
    }

    private static int size(Class<?> type) {
        return type.isArray() ? ARRAY : BYTES[ELEMENTS.indexOf(type)];
    }

    private static Class<?> boxed(Class<?> type) {
        return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
    }

    /** What is left of the room that a value may take. */
    private static final class Room {
        private long bytes = LARGEST;
        private int parts = PARTS;

        /** Takes the room of a part with so many elements. */
        void take(int length, int size) throws NotPlain {
            bytes -= ARRAY + (long) length * size;
            parts--;
            if (length < 0 || bytes < 0 || parts < 0) {
                throw new NotPlain("more than %d MB or %,d arrays and texts".formatted(LARGEST >> 20, PARTS));
            }
        }
    }

    private record Writer(DataOutputStream to, Room room) {

        void write(Object value) throws IOException, NotPlain {
            switch (value) {
                case null -> throw new NotPlain("an array with null in it");
                case Integer number -> to.writeInt(number);
                case Long number -> to.writeLong(number);
                case Double number -> to.writeLong(Double.doubleToRawLongBits(number));
                case Boolean truth -> to.writeBoolean(truth);
                case String text -> {
                    room.take(text.length(), 2);
                    to.writeInt(text.length());
                    to.writeChars(text);
                }
                default -> {
                    int length = Array.getLength(value);
                    room.take(length, size(value.getClass().componentType()));
                    to.writeInt(length);
                    for (int i = 0; i < length; i++) {
                        write(Array.get(value, i));
                    }
                }
            }
        }
    }

    private record Reader(DataInputStream from, Room room) {

        Object read(Class<?> type) throws IOException, NotPlain {
            if (type == int.class) {
                return from.readInt();
            }
            if (type == long.class) {
                return from.readLong();
            }
            if (type == double.class) {
                return Double.longBitsToDouble(from.readLong());
            }
            if (type == boolean.class) {
                return from.readBoolean();
            }
            int length = length(type == String.class ? 2 : size(type.componentType()));
            if (type == String.class) {
                var text = new char[length];
                for (int i = 0; i < length; i++) {
                    text[i] = from.readChar();
                }
                return new String(text);
            }
            Object array = Array.newInstance(type.componentType(), length);
            for (int i = 0; i < length; i++) {
                Array.set(array, i, read(type.componentType()));
            }
            return array;
        }

        private int length(int size) throws IOException, NotPlain {
            int length = from.readInt();
            room.take(length, size);
            if ((long) length * size > from.available()) {
                throw new NotPlain("more than there is");
            }
            return length;
        }
    }
}
