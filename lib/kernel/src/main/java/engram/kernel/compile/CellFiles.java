package engram.kernel.compile;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/** The files that the compiler sees: those of the class path, and besides them the classes that cells have declared. */
public final class CellFiles extends ForwardingJavaFileManager<StandardJavaFileManager> implements StandardJavaFileManager {
    private final Map<String, byte[]> declared;
    private final UnaryOperator<byte[]> form;

    /** A class of a cell as the compiler reads it. */
    private static final class ClassFile extends SimpleJavaFileObject {
        private final String name;
        private final Supplier<byte[]> code;

        ClassFile(String name, Supplier<byte[]> code) {
            super(URI.create("cells:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
            this.name = name;
            this.code = code;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(code.get());
        }
    }

    /**
     * @param declared the code of cells' classes by their names; it may change between two compilations
     * @param form     makes of that code what the compiler reads
     */
    public CellFiles(StandardJavaFileManager files, Map<String, byte[]> declared, UnaryOperator<byte[]> form) {
        super(files);
        this.form = form;
        this.declared = declared;
    }

    @Override
    public Iterable<JavaFileObject> list(Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
            throws IOException {
        if (!packageName.equals(Wrappers.PACKAGE)) {
            return super.list(location, packageName, kinds, recurse);
        }
        return location != StandardLocation.CLASS_PATH || !kinds.contains(JavaFileObject.Kind.CLASS) ? List.of()
                : declared.entrySet().stream().<JavaFileObject>map(each -> new ClassFile(each.getKey(), () -> form.apply(each.getValue())))
                .toList();
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof ClassFile ofCell ? ofCell.name : super.inferBinaryName(location, file);
    }

    @Override
    public boolean isSameFile(javax.tools.FileObject a, javax.tools.FileObject b) {
        return a.toUri().equals(b.toUri());
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(Iterable<? extends File> files) {
        return fileManager.getJavaFileObjectsFromFiles(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
        return fileManager.getJavaFileObjects(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
        return fileManager.getJavaFileObjectsFromStrings(names);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
        return fileManager.getJavaFileObjects(names);
    }

    @Override
    public void setLocation(Location location, Iterable<? extends File> files) throws IOException {
        fileManager.setLocation(location, files);
    }

    @Override
    public void setLocationFromPaths(Location location, Collection<? extends Path> paths) throws IOException {
        fileManager.setLocationFromPaths(location, paths);
    }

    @Override
    public Iterable<? extends File> getLocation(Location location) {
        return fileManager.getLocation(location);
    }

    @Override
    public Iterable<? extends Path> getLocationAsPaths(Location location) {
        return fileManager.getLocationAsPaths(location);
    }

    @Override
    public void setPathFactory(PathFactory factory) {
        fileManager.setPathFactory(factory);
    }

    @Override
    public Path asPath(javax.tools.FileObject file) {
        return fileManager.asPath(file);
    }
}
