package engram.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.kernel.code.Cell;
import engram.kernel.code.CodeError;
import engram.kernel.run.CellInterrupted;
import engram.kernel.run.CellThread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Thousands of cells at random, against a model of what every variable, method and class must be. Other seeds:
 * {@code -Dengram.walk.seeds=10}.
 */
@Timeout(600)
class RandomWalkTest {
    private static final int CELLS = 2000;
    private static final List<String> NAMES = List.of("a", "b", "c", "list", "state", "word");
    private static final List<String> TYPES = List.of("A", "B", "List", "Queue", "Date");
    private static final List<String> METHODS = List.of("f", "g", "h");
    private static final List<String> IMPORTS = List.of("java.util.List", "java.util.Queue", "java.util.Date", "java.sql.Date", "java.awt.*", "java.util.*", "static java.lang.Math.*");

    private final CellThread thread = new CellThread();
    private final JavaShell shell = new JavaShell(thread, new Origins(), List.of(), _ -> { });
    /** What each variable's text is, and the version of the class that its type names, if any. */
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    /** What each class of a cell answers, or nothing where an import has taken its name. */
    private final Map<String, Integer> classes = new LinkedHashMap<>();
    private final Map<String, Method> methods = new LinkedHashMap<>();
    private final Map<String, Boolean> hidden = new LinkedHashMap<>();
    private Random random;
    private int number;
    private int versions;

    private record Variable(String text, String ofClass, boolean constant) {
        Variable(String text, String ofClass) {
            this(text, ofClass, false);
        }
    }

    /** A method that returns {@code value}, or that of a variable and of another method if it names them. */
    private record Method(int value, String variable, String other) { }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("engram.walk.seeds", 1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyVariableIsWhatTheModelSays(long seed) throws Exception {
        random = new Random(seed);
        var done = new ArrayList<String>();
        for (int i = 0; i < CELLS; i++) {
            try {
                done.add(step());
                compare();
            } catch (AssertionError | CodeError | CellFailure wrong) {
                throw new AssertionError("seed %d, cell %d: %s%nlast cells:%n%s".formatted(seed, i, wrong.getMessage(),
                        String.join("\n", done.subList(Math.max(0, done.size() - 60), done.size()))), wrong);
            }
        }
    }

    private String step() throws Exception {
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> declareNumber(pick(NAMES));
            case 3 -> declareText(pick(NAMES));
            case 4 -> assign();
            case 5, 6 -> declareClass(pick(TYPES));
            case 7, 8 -> declareObject();
            case 9 -> declareMethod(pick(METHODS));
            case 10 -> importSomething(pick(IMPORTS));
            case 11 -> fail();
            case 12 -> interrupt();
            default -> useMethod();
        };
    }

    private String declareNumber(String name) throws Exception {
        int value = random.nextInt(1000);
        int form = random.nextInt(5);
        var source = switch (form) {
            case 0 -> "var %s = %d;";
            case 1 -> "long %s = %d;";
            case 2 -> "int %s = %d;";
            case 3 -> "final int %s = %d;";
            default -> "for (int i = 0; i < 3; i++) { } int %s = %d; { int local = 1; }";
        };
        var cell = source.formatted(name, value);
        run(cell);
        variables.put(name, new Variable(String.valueOf(value), "", form == 3));
        return cell;
    }

    private String declareText(String name) throws Exception {
        var cell = "var %s = java.util.List.of(%d, \"x\").toString();".formatted(name, random.nextInt(100));
        run(cell);
        variables.put(name, new Variable(String.valueOf(run(name).orElseThrow()), ""));
        return cell;
    }

    private String assign() throws Exception {
        var numbers = variables.entrySet().stream().filter(each -> each.getValue().text.matches("-?\\d+") && !each.getValue().constant).map(Map.Entry::getKey).toList();
        if (numbers.isEmpty()) {
            return "nothing to assign";
        }
        var name = pick(numbers);
        var cell = name + " = " + name + " + 1;";
        run(cell);
        variables.put(name, new Variable(String.valueOf(Long.parseLong(variables.get(name).text) + 1), ""));
        return cell;
    }

    private String declareClass(String name) throws Exception {
        int version = ++versions;
        boolean again = classes.containsKey(name);
        var cell = "class %s { int version() { return %d; } public java.lang.String toString() { return \"%s%d\"; } }".formatted(name, version, name, version);
        var notes = notes(cell);
        var lost = variables.entrySet().stream().filter(each -> each.getValue().ofClass.equals(name)).map(Map.Entry::getKey).toList();
        assertTrue(again || lost.isEmpty(), cell);
        for (var variable : lost) {
            assertTrue(notes.stream().anyMatch(note -> note.matches("(.*, )?" + variable + "(, .*)? (is|are) gone: its class " + name + " was declared again")), variable + " is lost in silence: " + notes);
            variables.remove(variable);
        }
        assertEquals(lost.size(), notes.stream().filter(note -> note.contains(" gone: ")).mapToInt(note -> note.split(" (is|are) gone")[0].split(", ").length).sum(), notes.toString());
        classes.put(name, version);
        hidden.remove(name);
        return cell;
    }

    private String declareObject() throws Exception {
        var usable = classes.keySet().stream().filter(name -> !hidden.containsKey(name)).toList();
        if (usable.isEmpty()) {
            return "no class";
        }
        var type = pick(usable);
        var name = pick(NAMES);
        boolean open = random.nextBoolean();
        var cell = "%s %s = new %s();".formatted(open ? "java.lang.Object" : random.nextBoolean() ? "var" : type, name, type);
        run(cell);
        variables.put(name, new Variable(type + classes.get(type), open ? "" : type));
        return cell;
    }

    private String declareMethod(String name) throws Exception {
        int value = random.nextInt(100);
        var numbers = variables.entrySet().stream().filter(each -> each.getValue().text.matches("-?\\d+")).map(Map.Entry::getKey).toList();
        var variable = numbers.isEmpty() || random.nextBoolean() ? "" : pick(numbers);
        // calls go down the alphabet, so that they end
        var other = METHODS.indexOf(name) == 0 || random.nextBoolean() ? "" : METHODS.get(random.nextInt(METHODS.indexOf(name)));
        other = methods.containsKey(other) ? other : "";
        var cell = "long %s() { return %d%s%s; }".formatted(name, value, variable.isEmpty() ? "" : " + Long.parseLong(java.lang.String.valueOf(%s))".formatted(variable),
                other.isEmpty() ? "" : " + " + other + "()");
        run(cell);
        methods.put(name, new Method(value, variable, other));
        return cell;
    }

    private String importSomething(String name) throws Exception {
        var cell = "import " + name + ";";
        run(cell);
        var simple = name.substring(name.lastIndexOf('.') + 1);
        if (classes.containsKey(simple)) {
            hidden.put(simple, true);
        }
        return cell;
    }

    private String fail() throws Exception {
        var name = pick(NAMES);
        var cell = switch (random.nextInt(4)) {
            case 0 -> "int %s = 1 / 0;".formatted(name);
            case 1 -> "java.lang.String %s = null.length();".formatted(name);
            case 2 -> "int %s = ".formatted(name);
            default -> "if (java.lang.Math.abs(1) > 0) throw new java.lang.IllegalStateException(); int %s = 3;".formatted(name);
        };
        assertThrows(Exception.class, () -> run(cell));
        return cell;
    }

    private String interrupt() throws Exception {
        var name = pick(NAMES);
        var cell = "while (java.lang.Math.abs(1) > 0) { } int %s = 1;".formatted(name);
        thread.begin();
        var stop = Thread.ofPlatform().start(() -> {
            try {
                Thread.sleep(15);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread.interrupt();
        });
        assertThrows(CellInterrupted.class, () -> shell.run(new Cell(++number, cell)));
        stop.join();
        return cell;
    }

    private String useMethod() throws Exception {
        for (var name : methods.keySet()) {
            var expected = value(name);
            if (expected.isPresent()) {
                assertEquals(expected.get(), run(name + "()").orElseThrow(), name + " as " + methods.get(name));
            }
        }
        return "methods called";
    }

    /** What a method returns; nothing where what it names is no number any more. */
    private Optional<Long> value(String name) {
        var method = methods.get(name);
        long sum = method.value;
        if (!method.variable.isEmpty()) {
            var variable = variables.get(method.variable);
            if (variable == null || !variable.text.matches("-?\\d+")) {
                return Optional.empty();
            }
            sum += Long.parseLong(variable.text);
        }
        if (!method.other.isEmpty()) {
            var other = value(method.other);
            if (other.isEmpty()) {
                return Optional.empty();
            }
            sum += other.get();
        }
        return Optional.of(sum);
    }

    /** One cell asks for everything there is, and now and then one for what there is not, which takes its time. */
    private void compare() throws Exception {
        var asked = new ArrayList<String>();
        var expected = new ArrayList<String>();
        variables.forEach((name, variable) -> {
            asked.add(name);
            expected.add(variable.text);
        });
        classes.keySet().stream().filter(name -> !hidden.containsKey(name)).forEach(name -> {
            asked.add("new " + name + "().version()");
            expected.add(String.valueOf(classes.get(name)));
        });
        var values = (Object[]) run("new java.lang.Object[] {" + String.join(", ", asked) + "}").orElseThrow();
        assertEquals(expected, Stream.of(values).map(String::valueOf).toList(), asked.toString());
        var missing = NAMES.stream().filter(name -> !variables.containsKey(name)).toList();
        if (!missing.isEmpty() && random.nextInt(50) == 0) {
            assertThrows(CodeError.class, () -> run(pick(missing)));
        }
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private List<String> notes(String source) throws Exception {
        thread.begin();
        return shell.run(new Cell(++number, source)).notes();
    }

    private Optional<Object> run(String source) throws Exception {
        thread.begin();
        return shell.run(new Cell(++number, source)).shown().map(CellValue.Shown::value);
    }
}
