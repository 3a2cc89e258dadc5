package engram.kernel.shell;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds the classes that JShell makes of cells, above the class path of this process and of jars added later. What it links is woven; what it
 * gives as a resource is the code as it was compiled.
 */
final class SnippetLoader extends URLClassLoader {
    private static final String SUFFIX = ".class";

    private final Map<String, byte[]> compiled = new ConcurrentHashMap<>();
    private final Weaver weaver = new Weaver(this);

    static {
        registerAsParallelCapable();
    }

    SnippetLoader(ClassLoader parent) {
        super("cells", new URL[0], parent);
    }

    /** Takes the code of a class, which is linked when it is first used. */
    void add(String name, byte[] bytecode) {
        compiled.put(name, bytecode);
    }

    void addJar(URL url) {
        addURL(url);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytecode = compiled.get(name);
        if (bytecode == null) {
            return super.findClass(name);
        }
        byte[] woven = weaver.weave(bytecode);
        return defineClass(name, woven, 0, woven.length);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        boolean isClass = name.endsWith(SUFFIX);
        byte[] bytecode = isClass ? compiled.get(name.substring(0, name.length() - SUFFIX.length()).replace('/', '.')) : null;
        return bytecode == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytecode);
    }
}
