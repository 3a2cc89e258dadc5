package engram.kernel.run;

import engram.kernel.code.Cell;
import engram.kernel.compile.Code;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds the classes of one declaration, or of the types that a cell declares together. What it links is woven. */
public final class CellLoader extends ClassLoader {
    private final CellLoaders all;
    private final Map<String, Code> compiled;
    /** Those whose classes are named in these: they are needed as long as this one is. */
    private final List<CellLoader> kept = new ArrayList<>();

    static {
        registerAsParallelCapable();
    }

    public CellLoader(CellLoaders all, Map<String, Code> compiled) {
        super("cells", all);
        this.all = all;
        this.compiled = Map.copyOf(compiled);
    }

    /** Keeps the classes of other declarations as long as these may use them. */
    public void keepWhatItNames(Set<String> wrappers) {
        wrappers.forEach(name -> all.find(name).filter(other -> other != this).ifPresent(kept::add));
    }

    public Set<String> names() {
        return compiled.keySet();
    }

    /** The cell that a class was declared in. */
    public Optional<Cell> cell(String name) {
        return Optional.ofNullable(compiled.get(name)).map(code -> code.source().cell());
    }

    public MethodLinks links() {
        return all.links();
    }

    /** The code of a class as it was compiled. */
    public Optional<byte[]> compiled(String name) {
        return Optional.ofNullable(compiled.get(name)).map(Code::bytes);
    }

    /** The same for whoever reads it: see {@link Weaver#readable}. */
    public Optional<byte[]> readable(String name) {
        return Optional.ofNullable(compiled.get(name)).map(code -> all.weaver().readable(code.bytes(), code.source(), all.links()));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (compiled.containsKey(name)) {
            return loadOwn(name);
        }
        return all.loadClass(name, resolve);
    }

    public Class<?> loadOwn(String name) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            var known = findLoadedClass(name);
            return known != null ? known : findClass(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var code = compiled.get(name);
        if (code == null) {
            throw new ClassNotFoundException(name);
        }
        try {
            return define(name, code, true);
        } catch (ClassFormatError e) {
            return define(name, code, false);   // code that nothing reaches is taken out, and its variables would be left over
        }
    }

    private Class<?> define(String name, Code code, boolean named) {
        byte[] woven = all.weaver().weave(code.bytes(), code.source(), all.links(), named);
        return defineClass(name, woven, 0, woven.length);
    }

    /** Sets the variables of its classes to null, as far as they may be: the process is at its end and needs the memory. */
    public void letGo() throws IllegalAccessException {
        for (var name : compiled.keySet()) {
            var type = findLoadedClass(name);
            for (var field : type == null ? new Field[0] : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && !Modifier.isFinal(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    field.set(null, null);
                }
            }
        }
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        return all.getResourceAsStream(name);
    }
}
