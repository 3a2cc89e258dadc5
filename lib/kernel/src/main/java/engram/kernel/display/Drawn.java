package engram.kernel.display;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Optional;

/** Objects that bring their own picture or page by a public method without arguments, as the library's plots do. */
final class Drawn {
    private Drawn() { }

    /** What the method returns, nothing where there is no such method; throws what the method throws. */
    static Optional<Object> form(Object value, String method) throws Exception {
        try {
            var found = value.getClass().getMethod(method);
            if (!Modifier.isPublic(value.getClass().getModifiers()) || Modifier.isStatic(found.getModifiers())) {
                return Optional.empty();
            }
            return Optional.ofNullable(found.invoke(value));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return Optional.empty();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw (Exception) e.getCause();
        }
    }
}
