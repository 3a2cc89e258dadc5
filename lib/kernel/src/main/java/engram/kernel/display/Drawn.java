package engram.kernel.display;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Optional;

/** Objects that bring their own picture by a public method {@code byte[] png()}, as the library's plots do. */
final class Drawn {
    private Drawn() { }

    /** What the method returns, nothing where there is no such method; throws what the method throws. */
    static Optional<byte[]> png(Object value) throws Exception {
        try {
            var found = value.getClass().getMethod("png");
            if (!Modifier.isPublic(value.getClass().getModifiers()) || Modifier.isStatic(found.getModifiers())) {
                return Optional.empty();
            }
            return found.invoke(value) instanceof byte[] png ? Optional.of(png) : Optional.empty();
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
