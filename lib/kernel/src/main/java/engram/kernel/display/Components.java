package engram.kernel.display;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What records hold, read without a call of their code. */
final class Components {
    /** A component of a record. */
    record Component(String name, Object value) { }

    private Components() { }

    /** The components of a record, none where the JVM does not let them be read. */
    static List<Component> of(Record record) {
        var components = new ArrayList<Component>();
        try {
            for (var field : fields(record.getClass())) {
                components.add(new Component(field.getName(), field.get(record)));
            }
        } catch (IllegalAccessException e) {
            return List.of();
        }
        return components;
    }

    /** The names of the components of a class of records. */
    static List<String> names(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).map(component -> component.getName()).toList();
    }

    /** Whether a record is written as its components: the compiler makes a {@code toString()} that is final, people hardly do. */
    static boolean areText(Record record) {
        try {
            var type = record.getClass();
            var written = type.getMethod("toString");
            return Modifier.isFinal(written.getModifiers())
                    && fields(type).size() == type.getRecordComponents().length;
        } catch (NoSuchMethodException | LinkageError e) {
            return false;
        }
    }

    private static List<Field> fields(Class<?> type) {
        var fields = new ArrayList<Field>();
        try {
            for (var component : type.getRecordComponents()) {
                var field = type.getDeclaredField(component.getName());
                if (field.trySetAccessible()) {
                    fields.add(field);
                }
            }
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("a record without the field of a component", e);
        }
        return fields;
    }
}
