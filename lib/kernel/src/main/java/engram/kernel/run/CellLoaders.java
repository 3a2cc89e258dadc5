package engram.kernel.run;

import engram.kernel.compile.Code;
import engram.kernel.compile.Wrappers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Finds the classes of all cells, and those of jars that cells add. Each declaration has a {@link CellLoader} of its own, so that
 * what it holds is free when it was declared again and nobody uses its old form any more.
 */
public final class CellLoaders extends URLClassLoader {
    private static final String PREFIX = Wrappers.PACKAGE + ".";
    private static final String SUFFIX = ".class";

    private final Map<String, WeakReference<CellLoader>> byWrapper = new ConcurrentHashMap<>();
    private final OwnLibraries own;
    private final List<Path> added = new ArrayList<>();
    /** What cells have loaded beside their own classes. */
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private final Weaver weaver = new Weaver(this);
    private final MethodLinks links = new MethodLinks(this);

    static {
        registerAsParallelCapable();
    }

    /** A loader above that of the kernel, which has the libraries of the given class path. */
    public CellLoaders(ClassLoader parent, String ownClassPath) {
        super("cells", new URL[0], parent);
        own = new OwnLibraries(ownClassPath);
    }

    public Weaver weaver() {
        return weaver;
    }

    public MethodLinks links() {
        return links;
    }

    /** Cells can load from a jar or folder; where it is another version of what the kernel has, the cells' own comes first. */
    public void add(Path place) throws MalformedURLException {
        var verdict = own.add(place, used::contains);
        verdict.notes().forEach(System.out::println);
        if (verdict.used()) {
            added.add(place);
            addURL(place.toUri().toURL());
        }
    }

    /** Where cells are compiled with the classes that they load. */
    public List<Path> classPath() {
        return Stream.concat(own.visible().stream(), added.stream()).toList();
    }

    /** Takes classes that belong together, by their names; {@link CellLoader#keepWhatItNames} has to follow when all are here. */
    public CellLoader define(Map<String, Code> classes) {
        var loader = new CellLoader(this, classes);
        classes.keySet().forEach(name -> byWrapper.put(Wrappers.of(name), new WeakReference<>(loader)));
        return loader;
    }

    /** The loader of the classes in a wrapper, as long as somebody uses them. */
    public Optional<CellLoader> find(String wrapper) {
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
        if (isOfCell(name)) {
            return loadOfCell(name);
        }
        return own.isHidden(name.replace('.', '/') + SUFFIX) ? loadAdded(name) : loadShared(name, resolve);
    }

    private Class<?> loadAdded(String name) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            var known = findLoadedClass(name);
            return known != null ? known : findClass(name);
        }
    }

    private Class<?> loadShared(String name, boolean resolve) throws ClassNotFoundException {
        var found = super.loadClass(name, resolve);
        if (!name.startsWith("java.")) {
            used.add(name);
        }
        return found;
    }

    @Override
    public URL getResource(String name) {
        return own.isHidden(name) ? findResource(name) : super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return own.isHidden(name) ? findResources(name) : super.getResources(name);
    }

    public Class<?> loadOfCell(String name) throws ClassNotFoundException {
        var loader = find(Wrappers.of(name));
        if (loader.isEmpty()) {
            throw new ClassNotFoundException(name);
        }
        return loader.get().loadOwn(name);
    }

    /** The code of a class of a cell is given without what the kernel has woven into it. */
    @Override
    public InputStream getResourceAsStream(String name) {
        if (name.startsWith(Wrappers.PACKAGE + "/$") && name.endsWith(SUFFIX)) {
            var className = name.substring(0, name.length() - SUFFIX.length()).replace('/', '.');
            return find(Wrappers.of(className)).flatMap(loader -> loader.readable(className)).map(ByteArrayInputStream::new).orElse(null);
        }
        return super.getResourceAsStream(name);
    }
}
