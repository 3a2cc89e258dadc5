package engram.kernel.shell;

import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.nio.file.Path;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.SPIResolutionException;

/**
 * Runs what JShell has compiled, in this process and on the cell's thread. JShell itself passes values on as text; the value
 * and the exception of the latest run are kept here as they are.
 */
final class Engine implements ExecutionControl {
    private final SnippetLoader loader = new SnippetLoader(Engine.class.getClassLoader());
    private final Weaver weaver = new Weaver();
    private final CellThread thread;
    private Object value;
    private CellInterrupted interruption;

    Engine(CellThread thread) {
        this.thread = thread;
    }

    ClassLoader loader() {
        return loader;
    }

    /** The value of the latest snippet; null where it has none. */
    Object value() {
        return value;
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
            loader.add(each.name(), weaver.weave(each.bytecodes()));
        }
    }

    @Override
    public void redefine(ClassBytecodes[] classes) throws NotImplementedException {
        throw new NotImplementedException("a changed class is loaded anew under another name");
    }

    @Override
    public String invoke(String className, String methodName) throws RunException, InternalException {
        value = null;
        interruption = null;
        try {
            var method = loader.loadClass(className).getDeclaredMethod(methodName);
            method.setAccessible(true);
            value = thread.run(() -> method.invoke(null));
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
        try {
            for (var entry : path.split(java.io.File.pathSeparator)) {
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
