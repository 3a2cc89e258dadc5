package engram.kernel.display;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;

/** Objects that bring their own picture or page by a public method without arguments, as the library's plots do. */
final class Drawn {
    private Drawn() { }

    /** What the method returns, or the object itself where there is no such method. */
    static Object form(Object value, String method) {
        try {
            var found = value.getClass().getMethod(method);
            if (!Modifier.isPublic(value.getClass().getModifiers()) || Modifier.isStatic(found.getModifiers())) {
                return value;
            }
            return found.invoke(value);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return value;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }
}
