package engram.kernel.shell;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Exceptions in the words of cells: what the kernel has put around their code is left out. */
public final class Traces {
    private static final String KERNEL = "engram.kernel.";
    private static final Pattern WRAPPER = Pattern.compile("\\b" + CellLoaders.PACKAGE + "[./]\\$\\d+[a-z]*[.$]");
    private static final Pattern IN_WRAPPER = Pattern.compile(" in class " + CellLoaders.PACKAGE + "\\.\\$\\d+[a-z]*(?![\\w.$])");
    private static final Pattern WHERE_LOADED = Pattern.compile(" \\([^()]* in unnamed module of loader 'cells' @\\w+[^()]*\\)");
    private static final int JDK_SHOWN = 2;

    private Traces() { }

    /** A message of the JVM or of the compiler, with the names that stand in the cell. */
    public static String plain(String message) {
        var placed = IN_WRAPPER.matcher(WHERE_LOADED.matcher(message).replaceAll("")).replaceAll("");
        return WRAPPER.matcher(placed).replaceAll("");
    }

    /** The frames down to the one that the kernel has called. */
    static List<StackTraceElement> ofCell(StackTraceElement[] stack) {
        int end = 0;
        while (end < stack.length && !isKernels(stack[end]) && !isRun(stack, end - 1)) {
            end++;
        }
        return Arrays.asList(stack).subList(0, end);
    }

    private static boolean isKernels(StackTraceElement frame) {
        return frame.getClassName().startsWith(KERNEL);
    }

    private static boolean isRun(StackTraceElement[] stack, int index) {
        return index >= 0 && CellCode.isCell(stack[index]) && stack[index].getMethodName().equals(Unit.RUN);
    }

    /** Whether the frame is of the JDK or of the JVM itself. */
    static boolean isJdks(StackTraceElement frame) {
        return frame.getModuleName() != null;
    }

    /** The name of what runs in a frame of a cell; empty for the cell itself. */
    static String method(StackTraceElement frame) {
        var name = frame.getMethodName();
        if (name.equals(Unit.RUN)) {
            return "";
        }
        var type = frame.getClassName().replaceFirst("^REPL\\.\\$\\d+[a-z]*\\$?", "").replace('$', '.');
        var told = name.startsWith("lambda$") ? "a lambda" : name.equals("<init>") ? "new " + type : name.equals("<clinit>") ? "static " + type
                : type.isEmpty() ? name : type + "." + name;
        return told;
    }

    /** Prints what {@link Throwable#printStackTrace()} would. */
    public static void print(Object thrown) {
        print(thrown, System.err);
    }

    /** Prints what {@code printStackTrace} with a stream or writer would. */
    public static void print(Object thrown, Object where) {
        if (!(thrown instanceof Throwable exception)) {
            printBy(thrown, where);
            return;
        }
        Consumer<String> line = switch (where) {
            case PrintStream stream -> stream::println;
            case PrintWriter writer -> writer::println;
            default -> throw new IllegalArgumentException("neither a stream nor a writer: " + where);
        };
        print(exception, "", line, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static void print(Throwable thrown, String before, Consumer<String> line, Set<Throwable> told) {
        line.accept(before + plain(String.valueOf(thrown)));
        if (!told.add(thrown)) {
            return;
        }
        frames(thrown.getStackTrace()).forEach(each -> line.accept("\tat " + each));
        for (var suppressed : thrown.getSuppressed()) {
            print(suppressed, "\tSuppressed: ", line, told);
        }
        if (thrown.getCause() != null) {
            print(thrown.getCause(), "Caused by: ", line, told);
        }
    }

    /** The frames as text, those of the JDK between two of cells folded. */
    static List<String> frames(StackTraceElement[] stack) {
        var lines = new java.util.ArrayList<String>();
        int folded = 0;
        var frames = ofCell(stack);
        for (int i = 0; i < frames.size(); i++) {
            var frame = frames.get(i);
            folded = isJdks(frame) ? folded + 1 : 0;
            if (folded <= JDK_SHOWN) {
                lines.add(told(frame));
            } else if (i + 1 == frames.size() || !isJdks(frames.get(i + 1))) {
                lines.add("… " + (folded - JDK_SHOWN) + " more of the JDK");
            }
        }
        return lines;
    }

    private static String told(StackTraceElement frame) {
        if (!CellCode.isCell(frame)) {
            return frame.toString();
        }
        var method = method(frame);
        return (method.isEmpty() ? "" : method + " in ") + frame.getFileName() + ", line " + frame.getLineNumber();
    }

    /** An object that is no exception and has a method of that name all the same. */
    private static void printBy(Object object, Object where) {
        try {
            for (var method : object.getClass().getMethods()) {
                if (method.getName().equals("printStackTrace") && method.getParameterCount() == 1 && method.getParameterTypes()[0].isInstance(where)) {
                    method.setAccessible(true);
                    method.invoke(object, where);
                    return;
                }
            }
            object.getClass().getMethod("printStackTrace").invoke(object);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
