package engram.rate;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which method or field a name means in a class, as Java finds it: in the class, in those above it, then in its interfaces. */
final class Members {
    private Members() {}

    /** The code of the method. */
    static Source method(Class<?> type, String name, String descriptor) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            Source source = own(at, name, descriptor);
            if (source != null) return source;
        }
        Class<?> from = null;
        for (Class<?> of : interfaces(type)) // of two defaults that of the narrower type
            if ((from == null || from.isAssignableFrom(of)) && own(of, name, descriptor) != null) from = of;
        if (from != null) return own(from, name, descriptor);
        throw new Unreadable("calls " + type.getSimpleName() + "." + name + ", which has no formula");
    }

    /** The code that the class itself has for a method; null where it has none. */
    static Source own(Class<?> type, String name, String descriptor) {
        return type.getClassLoader() == null ? null : Source.of(type, name, descriptor);
    }

    /** Whether a call goes to this class's own method, whatever the object is. */
    static boolean isPrivate(Class<?> type, String name, String descriptor) {
        Source source = own(type, name, descriptor);
        return source != null && source.isPrivate();
    }

    static Field field(Class<?> type, String name) throws NoSuchFieldException {
        List<Class<?>> types = new ArrayList<>();
        for (Class<?> at = type; at != null; at = at.getSuperclass()) types.add(at);
        types.addAll(interfaces(type));
        return types.stream().flatMap(of -> Arrays.stream(of.getDeclaredFields())).filter(field -> field.getName().equals(name)).findFirst()
                .orElseThrow(() -> new NoSuchFieldException(name));
    }

    private static Set<Class<?>> interfaces(Class<?> type) {
        var found = new LinkedHashSet<Class<?>>();
        for (Class<?> at = type; at != null; at = at.getSuperclass())
            for (Class<?> of : at.getInterfaces()) {
                found.add(of);
                found.addAll(interfaces(of));
            }
        if (type.isInterface()) found.add(type);
        return found;
    }
}
