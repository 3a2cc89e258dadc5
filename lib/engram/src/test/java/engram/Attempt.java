package engram;

import engram.plot.Figure;
import engram.tensor.Matrix;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One call, and how it ended. */
sealed interface Attempt {

    /** It returned something that can be used, drawn if it is a figure. */
    record Worked() implements Attempt {}

    /** It ended with an exception of the library's own, in a sentence; or it takes long, and stopped when it was interrupted. */
    record Refused() implements Attempt {}

    /** It ended as no call should. */
    record Failed(String how) implements Attempt {}

    /** What takes longer is interrupted, and has to stop. */
    long PATIENCE_MILLIS = 500, STOPPED_NANOS = 3_000_000_000L;

    /** Calls a method or constructor, and does with the result what a caller might. */
    static Attempt of(Executable what, Object receiver, Object... arguments) {
        boolean fromNaN = Arrays.deepToString(arguments).contains("NaN");
        var ends = new FutureTask<>(() -> judged(() -> use(call(what, receiver, arguments), fromNaN)));
        var thread = Thread.ofPlatform().daemon().name("attempt").start(ends);
        long start = System.nanoTime();
        while (true) {
            try {
                return ends.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                thread.interrupt();
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError(e);
            }
            // counted in the thread's own time: the machine may have other work
            boolean busy = ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId()) > STOPPED_NANOS;
            if (busy || System.nanoTime() - start > 20 * STOPPED_NANOS)
                return new Failed("goes on after an interrupt, at " + Arrays.stream(thread.getStackTrace()).limit(6).toList());
        }
    }

    private static Object call(Executable what, Object receiver, Object... arguments) throws ReflectiveOperationException {
        return what instanceof Method method ? method.invoke(receiver, arguments) : ((Constructor<?>) what).newInstance(arguments);
    }

    private static Attempt judged(Callable<Attempt> work) {
        try {
            return work.call();
        } catch (InvocationTargetException e) {
            String fault = fault(e.getCause());
            return fault.isEmpty() ? new Refused() : new Failed(fault);
        } catch (Throwable e) {
            return new Failed("can't be used: " + shown(e));
        }
    }

    /** Draws what can be drawn, asks an object of ours for all that it says unasked, and closes what can be closed. */
    private static Attempt use(Object result, boolean fromNaN) throws Exception {
        if (result instanceof Figure figure) figure.png();
        else if (result instanceof Matrix matrix && !fromNaN && holdsNaN(matrix)) return new Failed("returns a matrix with NaN");
        else if (result != null && NonsenseTest.isOurs(result.getClass()) && Modifier.isPublic(result.getClass().getModifiers())) {
            for (Method method : result.getClass().getMethods()) {
                boolean asks = method.getParameterCount() == 0 && NonsenseTest.isOurs(method.getDeclaringClass())
                        && !Modifier.isStatic(method.getModifiers());
                if (asks && judged(() -> check(method, call(method, result))) instanceof Failed(String how))
                    return new Failed("returns something whose " + method.getName() + "() " + how);
            }
        }
        if (result instanceof AutoCloseable open) open.close();
        return new Worked();
    }

    private static boolean holdsNaN(Matrix matrix) {
        for (float entry : matrix.entries()) if (Float.isNaN(entry)) return true;
        return false;
    }

    private static Attempt check(Method method, Object result) {
        return result == null && method.getReturnType() != void.class ? new Failed("is null") : new Worked();
    }

    /** What is wrong with an exception; empty for one of ours, in a sentence. */
    private static String fault(Throwable e) {
        var stack = e.getStackTrace();
        boolean ours = e.getClass().getName().startsWith("engram.") || stack.length > 0 && stack[0].getClassName().startsWith("engram.")
                && (e instanceof IllegalArgumentException || e instanceof IllegalStateException || e instanceof IndexOutOfBoundsException
                || e instanceof CancellationException);
        String said = String.valueOf(e.getMessage());
        boolean sentence = said.endsWith(".") && said.contains(" ") && said.lines().count() == 1;
        return !ours ? shown(e) : !sentence ? "says no sentence: " + said : "";
    }

    private static String shown(Throwable e) {
        return e + Arrays.stream(e.getStackTrace()).filter(frame -> frame.getClassName().startsWith("engram.")).findFirst()
                .map(frame -> " at " + frame).orElse("");
    }
}
