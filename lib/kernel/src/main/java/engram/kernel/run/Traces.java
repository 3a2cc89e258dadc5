package engram.kernel.run;

import engram.kernel.compile.Wrappers;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Exceptions in the words of cells: what the kernel has put around their code is left out. */
public final class Traces {
    private static final String KERNEL = "engram.kernel.";
    private static final int JDK_SHOWN = 2;
    private static final int REPEATED_SHOWN = 4;
    private static final int CAUSES = 10;
    /** Frames as the JVM prints them where nobody asks the kernel to. */
    private static final Pattern PRINTED = Pattern.compile(
            "cells//(?:REPL\\.\\$\\d+[a-z]*[.$])?([^\\s()]*)\\(([^()\\n]*):(\\d+)\\)");
    /** What logs tell as the place where they were written. */
    private static final Pattern LOGGED = Pattern.compile("REPL\\.\\$\\d+ " + Pattern.quote(Wrappers.RUN));
    private static final Pattern KERNELS = Pattern.compile("(?m)^\\s*(?:at )?"
            + "(?:engram\\.kernel|java\\.base/jdk\\.internal\\.reflect|java\\.base/java\\.lang\\.reflect\\.Method)\\..*\\R?|^\\s*at cells//[^:\\n]*\\R?");

    private Traces() { }

    /** The frames between what the cell has called and what has called the cell, without the kernel's own. */
    public static List<StackTraceElement> ofCell(StackTraceElement[] stack) {
        int last = stack.length - 1;
        while (last >= 0 && !CellCode.isCell(stack[last])) {
            last--;
        }
        int first = 0;
        for (int i = 0; i < stack.length && !CellCode.isCell(stack[i]); i++) {
            first = isKernels(stack[i]) ? i + 1 : first;   // the question whether to stop, or what a cell has asked of the kernel
        }
        int end = last < 0 || !stack[last].getMethodName().equals(Wrappers.RUN) ? stack.length : last + 1;
        return Arrays.stream(stack, first, Math.max(first, end)).filter(frame -> !isKernels(frame) && !isReflection(frame)
                && !isForwarder(frame)).toList();
    }

    /** A text that cells print or show, in which the JDK may have written stacks with frames of cells and of the kernel. */
    public static String printed(String text) {
        if (!text.contains("cells//") && !text.contains("at " + KERNEL) && !text.contains(Wrappers.RUN)) {
            return text;
        }
        var named = PRINTED.matcher(LOGGED.matcher(text).replaceAll("a cell")).replaceAll(frame -> {
            var method = frame.group(1).equals(Wrappers.RUN) ? "" : frame.group(1).startsWith("lambda$") ? "a lambda in "
                    : frame.group(1) + " in ";
            return Matcher.quoteReplacement(method + frame.group(2) + ", line " + frame.group(3));
        });
        return KERNELS.matcher(named).replaceAll("");
    }

    /** What a cell sees where it asks for the frames of an exception or of a thread. */
    public static StackTraceElement[] withoutKernel(StackTraceElement[] stack) {
        return Arrays.stream(stack).anyMatch(CellCode::isCell) ? ofCell(stack).toArray(StackTraceElement[]::new) : stack;
    }

    private static boolean isKernels(StackTraceElement frame) {
        return frame.getClassName().startsWith(KERNEL);
    }

    /** Whether it only leads from one cell to another. */
    private static boolean isForwarder(StackTraceElement frame) {
        return CellCode.isCell(frame) && frame.getLineNumber() < 0;
    }

    private static boolean isReflection(StackTraceElement frame) {
        return frame.getClassName().startsWith("jdk.internal.reflect.") || frame.getClassName().equals("java.lang.reflect.Method");
    }

    /** Whether the frame is of the JDK or of the JVM itself. */
    public static boolean isJdks(StackTraceElement frame) {
        return frame.getModuleName() != null;
    }

    /** What runs in a frame of a cell, as it stands in front of the place; empty for the cell itself. */
    public static String method(StackTraceElement frame) {
        var name = frame.getMethodName();
        if (name.equals(Wrappers.RUN)) {
            return "";
        }
        var type = Wrappers.plain(frame.getClassName() + ".").replaceFirst("\\.$", "").replace('$', '.');
        return (name.startsWith("lambda$") ? "a lambda" : name.equals("<init>") ? "new " + type : name.equals("<clinit>") ? "static " + type
                : type.isEmpty() ? name : type + "." + name) + " in ";
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
        line.accept(before + Wrappers.plain(asked(thrown::toString, thrown.getClass().getName())));
        if (!told.add(thrown) || told.size() > CAUSES) {
            return;
        }
        lines(stack(thrown)).forEach(each -> line.accept("\tat " + each.text()));
        for (var suppressed : thrown.getSuppressed()) {
            print(suppressed, "\tSuppressed: ", line, told);
        }
        var cause = cause(thrown);
        if (cause != null) {
            print(cause, "Caused by: ", line, told);
        }
    }

    /** The message of an exception, which may be of a class of the cell that fails to tell one; empty where there is none. */
    public static String message(Throwable thrown) {
        try {
            var message = thrown.getMessage();
            return message == null ? "" : message;
        } catch (RuntimeException | StackOverflowError | AssertionError silent) {
            return "(its message cannot be told: " + silent.getClass().getSimpleName() + ")";
        }
    }

    /** An exception and its causes, as far as they are others. */
    public static List<Throwable> withCauses(Throwable thrown) {
        var all = new ArrayList<Throwable>();
        for (var each = thrown; each != null && all.size() < CAUSES && !all.contains(each); each = cause(each)) {
            all.add(each);
        }
        return all;
    }

    /** The cause of an exception, or null. */
    static Throwable cause(Throwable thrown) {
        return asked(thrown::getCause, null);
    }

    /** The frames of an exception. */
    public static StackTraceElement[] stack(Throwable thrown) {
        return asked(thrown::getStackTrace, new StackTraceElement[0]);
    }

    /** What an exception of a cell says of itself, or what stands for it where it says nothing or fails. */
    private static <T> T asked(Supplier<T> question, T otherwise) {
        try {
            var answer = question.get();
            return answer == null ? otherwise : answer;
        } catch (RuntimeException | StackOverflowError | AssertionError silent) {
            return otherwise;
        }
    }

    /**
     * A line of a stack as it is told: a frame, or how many are left out.
     *
     * @param frame empty where frames are left out
     */
    public record Line(Optional<StackTraceElement> frame, String text) { }

    /** The stack of a cell, the JDK's frames between two of cells folded. */
    public static List<Line> lines(StackTraceElement[] stack) {
        var lines = new ArrayList<Line>();
        int folded = 0;
        var frames = ofCell(stack);
        for (int i = 0; i < frames.size(); i++) {
            var frame = frames.get(i);
            folded = isJdks(frame) ? folded + 1 : 0;
            if (folded <= JDK_SHOWN) {
                lines.add(new Line(Optional.of(frame), told(frame)));
            } else if (i + 1 == frames.size() || !isJdks(frames.get(i + 1))) {
                lines.add(new Line(Optional.empty(), "… " + (folded - JDK_SHOWN) + " more of the JDK"));
            }
        }
        return folded(lines);
    }

    /** Calls of a method by itself, which fill the stack when they don't end, are counted after a few. */
    private static List<Line> folded(List<Line> lines) {
        var folded = new ArrayList<Line>();
        for (int i = 0; i < lines.size();) {
            int end = i;
            while (end < lines.size() && lines.get(end).text().equals(lines.get(i).text())) {
                end++;
            }
            int shown = Math.min(end, i + REPEATED_SHOWN);
            folded.addAll(lines.subList(i, shown));
            if (shown < end) {
                folded.add(new Line(Optional.empty(), "… " + (end - shown) + " times the same"));
            }
            i = end;
        }
        return folded;
    }

    private static String told(StackTraceElement frame) {
        return CellCode.isCell(frame) ? method(frame) + place(frame) : frame.toString();
    }

    /** Where in a cell a frame stands. */
    public static String place(StackTraceElement frame) {
        return frame.getFileName() + ", line " + frame.getLineNumber();
    }

    /** An object that is no exception and has a method of that name all the same. */
    private static void printBy(Object object, Object where) {
        try {
            for (var method : object.getClass().getMethods()) {
                if (method.getName().equals("printStackTrace") && method.getParameterCount() == 1
                        && method.getParameterTypes()[0].isInstance(where)) {
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
