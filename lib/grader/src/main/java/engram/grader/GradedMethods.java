package engram.grader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** The graded methods of a class in the order of its source, which the JVM does not tell and the class file keeps. */
public final class GradedMethods {
    private GradedMethods() {
    }

    /**
     * The methods with {@link Graded}.
     *
     * @throws GraderException where two have one name: by that a test is known
     */
    public static List<Method> of(Class<?> tests) {
        var names = names(tests);
        var methods = new ArrayList<>(AnnotationSupport.findAnnotatedMethods(tests, Graded.class, HierarchyTraversalMode.TOP_DOWN));
        methods.sort(Comparator.comparingInt(method -> names.indexOf(method.getName()))); // stable: what is inherited stands first
        var seen = new HashSet<String>();
        for (var method : methods) {
            if (!seen.add(method.getName())) {
                throw new GraderException("The tests %s have two graded methods of the name '%s'; give each its own.".formatted(tests.getName(), method.getName()));
            }
        }
        return List.copyOf(methods);
    }

    private static List<String> names(Class<?> tests) {
        try (var file = tests.getResourceAsStream("/" + tests.getName().replace('.', '/') + ".class")) {
            return file == null ? List.of() : ClassFile.of().parse(file.readAllBytes()).methods().stream()
                    .map(method -> method.methodName().stringValue()).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
