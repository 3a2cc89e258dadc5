package engram.kernel.shell;

import engram.kernel.shell.CellValue.Shown;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.Optional;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.SPIResolutionException;

/**
 * Runs what JShell has compiled, in this process and on the cell's thread. JShell itself passes values on as text; the value
 * and the exception of the latest run are kept here as they are.
 */
final class Engine implements ExecutionControl {
    /** What this process was started with: cells see it without anybody adding it. */
    static final String OWN_CLASS_PATH = System.getProperty("java.class.path");

    private final SnippetLoader loader = new SnippetLoader(Engine.class.getClassLoader());
    private final CellThread thread;
    private Object value;
    private Optional<Shown> shown = Optional.empty();
    private CellInterrupted interruption;

    Engine(CellThread thread) {
        this.thread = thread;
        thread.setContextClassLoader(loader);
    }

    ClassLoader loader() {
        return loader;
    }

    /** What the latest snippet wants to be shown. */
    Optional<Shown> shown() {
        return shown;
    }

    /** Says of the latest snippet, which was run as it stands, whether what it returned is a value to show. */
    void keepValue(boolean valued) {
        shown = valued ? Optional.of(new Shown(value)) : Optional.empty();
    }

    /** Decides what the latest code wants to be shown. */
    void keepValue(Optional<Shown> wanted) {
        shown = wanted;
    }

    /** Fails where the latest snippet was interrupted. */
    void checkInterrupted() throws CellInterrupted {
        if (interruption != null) {
            throw interruption;
        }
    }

    @Override
    public void load(ClassBytecodes[] classes) {
        for (var each : classes) {
            loader.add(each.name(), each.bytecodes());
        }
    }

    @Override
    public void redefine(ClassBytecodes[] classes) throws NotImplementedException {
        throw new NotImplementedException("a changed class is loaded anew under another name");
    }

    @Override
    public String invoke(String className, String methodName) throws RunException, InternalException {
        value = null;
        shown = Optional.empty();
        interruption = null;
        try {
            var method = loader.loadClass(className).getDeclaredMethod(methodName);
            method.setAccessible(true);
            value = thread.run(() -> {
                CellValue.take();
                var returned = method.invoke(null);
                shown = CellValue.take();
                return returned;
            });
            return "";
        } catch (InvocationTargetException e) {
            throw told(e.getCause(), 0);
        } catch (CellInterrupted e) {
            interruption = e;
            throw new StoppedException();
        } catch (Throwable e) {
            throw new InternalException(e.toString());
        }
    }

    /** What JShell is told of an exception, so that it translates the stack into lines of snippets. */
    private static RunException told(Throwable thrown, int depth) {
        if (thrown instanceof SPIResolutionException unresolved) {
            return new ResolutionException(unresolved.id(), unresolved.getStackTrace());
        }
        var exception = new UserException(thrown.getMessage(), thrown.getClass().getName(), thrown.getStackTrace());
        if (thrown.getCause() != null && depth < 20) {
            exception.initCause(told(thrown.getCause(), depth + 1));
        }
        return exception;
    }

    @Override
    public String varValue(String className, String varName) {
        return "";
    }

    @Override
    public void addToClasspath(String path) throws InternalException {
        if (path.equals(OWN_CLASS_PATH)) {
            return;
        }
        try {
            for (var entry : path.split(File.pathSeparator)) {
                loader.addJar(Path.of(entry).toUri().toURL());
            }
        } catch (MalformedURLException e) {
            throw new InternalException(e.toString());
        }
    }

    @Override
    public void stop() {
        thread.interrupt();
    }

    @Override
    public Object extensionCommand(String command, Object arg) throws NotImplementedException {
        throw new NotImplementedException(command);
    }

    @Override
    public void close() { }
}
