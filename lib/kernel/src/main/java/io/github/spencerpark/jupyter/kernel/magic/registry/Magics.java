package io.github.spencerpark.jupyter.kernel.magic.registry;

import engram.kernel.Notebook;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Consumer;

/** The magics of the notebook, of which IJava's notebooks register some of their own. */
public final class Magics {

    /** Makes {@code %name} known. */
    public void registerLineMagic(String name, LineMagicFunction<?> magic) {
        Notebook.getKernelInstance().getMagicsRegistry().registerLineMagic(name, (_, arguments) -> magic.execute(arguments));
    }

    /** Makes {@code %%name} known. */
    public void registerCellMagic(String name, CellMagicFunction<?> magic) {
        Notebook.getKernelInstance().getMagicsRegistry().registerCellMagic(name, (_, arguments, body) -> magic.execute(arguments, body));
    }

    /** Makes both {@code %name} and {@code %%name} known. */
    public <T extends LineMagicFunction<?> & CellMagicFunction<?>> void registerLineCellMagic(String name, T magic) {
        registerLineMagic(name, magic);
        registerCellMagic(name, magic);
    }

    /** Makes the methods of an object known that are marked as magics. */
    public void registerMagics(Object magics) {
        register(magics.getClass(), magics);
    }

    /** Makes the static methods of a class known that are marked as magics. */
    public void registerMagics(Class<?> magics) {
        register(magics, magics);
    }

    private void register(Class<?> type, Object owner) {
        for (var method : type.getDeclaredMethods()) {
            method.setAccessible(true);
            var line = method.getAnnotation(LineMagic.class);
            if (line != null) {
                names(method, line.value(), line.aliases(),
                        name -> registerLineMagic(name, arguments -> call(method, owner, arguments, null)));
            }
            var cell = method.getAnnotation(CellMagic.class);
            if (cell != null) {
                names(method, cell.value(), cell.aliases(),
                        name -> registerCellMagic(name, (arguments, body) -> call(method, owner, arguments, body)));
            }
        }
    }

    private static void names(Method method, String name, String[] others, Consumer<String> registration) {
        registration.accept(name.isEmpty() ? method.getName() : name);
        List.of(others).forEach(registration);
    }

    /** Calls a method with as many of arguments and body as it takes; a line has no body. */
    private static Object call(Method method, Object owner, List<String> arguments, String body) throws Exception {
        try {
            return switch (method.getParameterCount()) {
                case 0 -> method.invoke(owner);
                case 1 -> method.invoke(owner, arguments);
                default -> method.invoke(owner, arguments, body);
            };
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** Runs {@code %name arguments}. */
    @SuppressWarnings("unchecked")   // IJava leaves it to the caller to know what comes back
    public <T> T applyLineMagic(String name, List<String> arguments) throws Exception {
        return (T) Notebook.lineMagic(name, arguments);
    }

    /** Runs {@code %%name arguments} with the rest of a cell. */
    public <T> T applyCellMagic(String name, List<String> arguments, String body) throws Exception {
        Notebook.cellMagic(name, arguments, body);
        return null;   // whatever a magic of a cell makes is shown
    }
}
