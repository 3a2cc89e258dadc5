package engram;

import engram.data.Letters;
import engram.hopfield.Patterns;
import engram.hopfield.Update;
import engram.plot.Figure;
import engram.plot.Plot;
import engram.tensor.Matrix;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What someone could pass by mistake, for each type. */
final class Nonsense {
    private static final List<Object> INTS = List.of(Integer.MIN_VALUE, -1, 0, 4, 67, 500_000_000, Integer.MAX_VALUE);
    private static final List<Object> LONGS = List.of(Long.MIN_VALUE, -1L, 0L, 1L << 40, Long.MAX_VALUE);
    private static final List<Object> DOUBLES = List.of(Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
            -Double.MAX_VALUE, Double.MAX_VALUE, 1e300, 1e-300, 1e-30, -1.0, 0.0, Double.MIN_VALUE);
    private static final List<Object> FLOATS = List.of(Float.NaN, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, -3e38f, 3e38f, -1f, 0f,
            Float.MIN_VALUE);
    private static final List<Object> BYTES = List.of(Byte.MIN_VALUE, (byte) 0, Byte.MAX_VALUE);

    private Nonsense() {}

    /** Fresh values; null is the first wherever it can be passed. */
    static List<Object> of(Class<?> type) {
        if (type == int.class) return INTS;
        if (type == long.class) return LONGS;
        if (type == double.class) return DOUBLES;
        if (type == float.class) return FLOATS;
        if (type == byte.class) return BYTES;
        if (type == boolean.class) return List.of(false);
        var values = new ArrayList<Object>();
        values.add(null);
        if (type.isArray()) values.addAll(arrays(type.componentType()));
        else values.addAll(objects(type));
        return values;
    }

    /** Empty, too short, too long, ragged, and filled with each kind of nonsense, alone or among what makes sense. */
    private static List<Object> arrays(Class<?> type) {
        var values = new ArrayList<Object>();
        values.add(Array.newInstance(type, 0));
        if (type == Figure.class) values.add(new Figure[] {nested(12)});
        if (type.isArray() || !type.isPrimitive()) {
            values.add(Array.newInstance(type, 3)); // of nulls
            if (!type.isArray()) return values;
            for (Object row : arrays(type.componentType())) if (row != null) values.add(filled(type, row, 3));
            Object ragged = filled(type, Array.newInstance(type.componentType(), 3), 3);
            Array.set(ragged, 1, Array.newInstance(type.componentType(), 1));
            values.add(ragged);
            return values;
        }
        values.add(filled(type, of(type).getFirst(), 3));
        for (Object value : of(type)) {
            Object among = Array.newInstance(type, 3);
            Array.set(among, 1, value);
            values.add(among);
        }
        values.add(Array.newInstance(type, 1));
        values.add(Array.newInstance(type, 4));
        return values;
    }

    private static Object filled(Class<?> type, Object value, int length) {
        Object array = Array.newInstance(type, length);
        for (int i = 0; i < length; i++) Array.set(array, i, value);
        return array;
    }

    private static List<?> objects(Class<?> type) {
        if (type == String.class) return List.of("", "\0", "no such thing", "word ".repeat(2000), "/", "/proc/no/such/folder/x.png");
        if (type == Path.class) return List.of(Path.of("/proc/no/such/folder/x.png"), Path.of("/dev/null"), Path.of("/dev/null/x.png"));
        if (type == Matrix.class) return matrices();
        if (type == Patterns.class) return List.of(Patterns.random(3, 4, 1), Patterns.random(2, 3, 1), Patterns.random(1, 1, 1),
                Patterns.random(5, 70, 1), Patterns.ofImages(Letters.alphabet()));
        if (type == Update.class) return List.of(Update.asynchronous(1e-300), Update.synchronous().atTemperature(1e300),
                Update.asynchronous(0.5).atTemperature(Double.MIN_VALUE));
        if (type == List.class) return List.of(List.of(), Arrays.asList(null, null));
        if (type == Map.class) return List.of(Map.of(), Collections.singletonMap("x", null), Collections.singletonMap(null, "x"),
                Map.of("", "x"));
        if (type == Duration.class) return List.of(Duration.ZERO, Duration.ofSeconds(-3), Duration.ofSeconds(Long.MAX_VALUE));
        if (type == Class.class) return List.of(int.class, Void.class);
        if (type == Table.class) return List.of(Table.create(), Table.create(DoubleColumn.create("x"), DoubleColumn.create("y")),
                Table.create(StringColumn.create("x", "a"), StringColumn.create("y", "b")),
                Table.create(DoubleColumn.create("x", Double.NaN), DoubleColumn.create("y", Double.POSITIVE_INFINITY),
                        StringColumn.create("g", "a")));
        return List.of();
    }

    private static List<Matrix> matrices() {
        var values = new ArrayList<>(List.of(Matrix.zeros(0, 0), Matrix.zeros(0, 3), Matrix.zeros(3, 0), Matrix.zeros(3, 3),
                Matrix.zeros(1, 3), Matrix.of(3, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9)));
        for (Object number : FLOATS) values.add(Matrix.of((float[][]) filled(float[].class, filled(float.class, number, 3), 3)));
        values.add(Matrix.of(3, 3, 3e38f, -3e38f, 3e38f, -3e38f, -3e38f, 3e38f, 3e38f, 3e38f, 3e38f));
        values.add(Matrix.of(3, 3, 0, Float.NaN, 0, Float.NaN, 0, 1, 0, 1, 0));
        return values;
    }

    /** Rows of rows of figures, twice as wide at every level. */
    private static Figure nested(int depth) {
        try {
            return depth == 0 ? Plot.line(new double[] {1, 2}) : Plot.row(nested(depth - 1), nested(depth - 1));
        } catch (RuntimeException refused) {
            return Plot.line(new double[] {1, 2});
        }
    }
}
