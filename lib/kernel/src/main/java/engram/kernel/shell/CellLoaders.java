package engram.kernel.shell;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the classes of all cells, and those of jars that cells add. Each declaration has a {@link CellLoader} of its own, so that
 * what it holds is free when it was declared again and nobody uses its old form any more.
 */
final class CellLoaders extends URLClassLoader {
    /** The package of the classes that are made of cells. */
    static final String PACKAGE = "REPL";

    private static final String PREFIX = PACKAGE + ".";
    private static final String SUFFIX = ".class";

    private final Map<String, WeakReference<CellLoader>> byWrapper = new ConcurrentHashMap<>();
    private final Weaver weaver = new Weaver(this);
    private final MethodLinks links = new MethodLinks(this);

    static {
        registerAsParallelCapable();
    }

    CellLoaders(ClassLoader parent) {
        super("cells", new URL[0], parent);
    }

    /** The simple name of the outermost class around a class of a cell. */
    static String wrapper(String name) {
        int start = PREFIX.length();
        int end = name.indexOf('$', start + 1);
        return name.substring(start, end < 0 ? name.length() : end);
    }

    Weaver weaver() {
        return weaver;
    }

    MethodLinks links() {
        return links;
    }

    void addJar(URL url) {
        addURL(url);
    }

    /**
     * The code of a class.
     *
     * @param bytes  as it was compiled
     * @param source where it comes from
     */
    record Code(byte[] bytes, Source source) { }

    /** Takes classes that belong together, by their names; {@link CellLoader#keepWhatItNames} has to follow when all are here. */
    CellLoader define(Map<String, Code> classes) {
        var loader = new CellLoader(this, classes);
        classes.keySet().forEach(name -> byWrapper.put(wrapper(name), new WeakReference<>(loader)));
        return loader;
    }

    /** The loader of the classes in a wrapper, as long as somebody uses them. */
    Optional<CellLoader> find(String wrapper) {
        var loader = byWrapper.get(wrapper);
        if (loader == null) {
            return Optional.empty();
        }
        if (loader.get() == null) {
            byWrapper.remove(wrapper, loader);
        }
        return Optional.ofNullable(loader.get());
    }

    private static boolean isOfCell(String name) {
        return name.startsWith(PREFIX + "$");
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return isOfCell(name) ? loadOfCell(name) : super.loadClass(name, resolve);
    }

    Class<?> loadOfCell(String name) throws ClassNotFoundException {
        var loader = find(wrapper(name));
        if (loader.isEmpty()) {
            throw new ClassNotFoundException(name);
        }
        return loader.get().loadOwn(name);
    }

    /** The code of a class of a cell is given as it was compiled. */
    @Override
    public InputStream getResourceAsStream(String name) {
        if (name.startsWith(PACKAGE + "/$") && name.endsWith(SUFFIX)) {
            var className = name.substring(0, name.length() - SUFFIX.length()).replace('/', '.');
            return find(wrapper(className)).flatMap(loader -> loader.compiled(className)).map(ByteArrayInputStream::new).orElse(null);
        }
        return super.getResourceAsStream(name);
    }
}
