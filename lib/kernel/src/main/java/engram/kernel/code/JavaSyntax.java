package engram.kernel.code;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The grammar of Java, as the compiler has it. */
public final class JavaSyntax {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    private static final List<String> FRAMES = List.of("%s;", "class C { void m() { %s; } }", "class C { Object o = %s; }");

    private JavaSyntax() { }

    /** How well a text fits. */
    public enum Fit { COMPLETE, BREAKS_OFF, WRONG }

    /** Whether the text is a declaration, a statement or an expression, whatever its names may mean, or the beginning of one. */
    public static Fit of(String piece) {
        var text = piece.replaceFirst(";\\s*$", "");
        var best = Fit.WRONG;
        for (var frame : FRAMES) {
            long error = firstError(frame.replace("%s", text + "\n"));
            if (error == Diagnostic.NOPOS) {
                return Fit.COMPLETE;
            }
            boolean atEnd = error >= frame.indexOf("%s") + text.stripTrailing().length() && text.equals(piece);
            best = atEnd ? Fit.BREAKS_OFF : best;
        }
        return best;
    }

    /** The position of the first mistake. */
    private static long firstError(String source) {
        var first = new AtomicLong(Diagnostic.NOPOS);
        var file = new SimpleJavaFileObject(URI.create("string:///C.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        var task = (JavacTask) COMPILER.getTask(null, null, each -> {
            if (each.getKind() == Diagnostic.Kind.ERROR) {
                first.compareAndSet(Diagnostic.NOPOS, each.getPosition());
            }
        }, List.of("-proc:none"), null, List.of(file));
        try {
            task.parse();
            return first.get();
        } catch (IOException impossible) {
            throw new IllegalStateException("a text in memory could not be read", impossible);
        }
    }
}
