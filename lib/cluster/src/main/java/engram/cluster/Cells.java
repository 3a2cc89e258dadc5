package engram.cluster;

import java.io.IOException;
import java.io.Serializable;
import java.util.Map;

/**
 * What works need of the notebook that they come from, as it is when they are sent: a method that is declared anew, or a variable that is set anew, reaches
 * the works of the next run.
 *
 * @param classes   code of classes of cells, by name
 * @param variables a {@link Parcel} of their values, by class and name
 */
record Cells(Map<String, byte[]> classes, byte[] variables) implements Serializable {

    /** A variable of a notebook, which is a static field of a class of its own. */
    record Variable(String owner, String name) implements Serializable { }

    /** A loader below the thread's that knows these classes, with the variables set. */
    ClassLoader loader() throws IOException, ReflectiveOperationException {
        var loader = new Loader(Thread.currentThread().getContextClassLoader());
        for (var each : ((Map<?, ?>) Parcel.unpacked(variables, loader)).entrySet()) {
            var variable = (Variable) each.getKey();
            var field = Class.forName(variable.owner(), true, loader).getDeclaredField(variable.name());
            field.setAccessible(true);
            field.set(null, each.getValue());
        }
        return loader;
    }

    private final class Loader extends ClassLoader {
        Loader(ClassLoader parent) { super("cells", parent); }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] code = classes.get(name);
            if (code == null) throw new ClassNotFoundException(name);
            return defineClass(name, code, 0, code.length);
        }
    }
}
