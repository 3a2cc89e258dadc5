package engram.kernel.shell;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Holds the classes that JShell makes of cells, above the class path of this process and of jars added later. */
final class SnippetLoader extends URLClassLoader {
    private final Map<String, byte[]> waiting = new ConcurrentHashMap<>();

    static {
        registerAsParallelCapable();
    }

    SnippetLoader(ClassLoader parent) {
        super("cells", new URL[0], parent);
    }

    /** Takes the code of a class, which is linked when it is first used. */
    void add(String name, byte[] bytecode) {
        waiting.put(name, bytecode);
    }

    void addJar(URL url) {
        addURL(url);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytecode = waiting.remove(name);
        return bytecode == null ? super.findClass(name) : defineClass(name, bytecode, 0, bytecode.length);
    }
}
