package engram.kernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ClassNamesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "REPL.$12a$Counter@1f ~ Counter@1f",
        "REPL.$12a$Counter@1f ~ Counter@1f",
        "REPL.$12a$Counter@1f ~ Counter@1f",
        "[REPL.$3$A@1, REPL.$4$B@2] ~ [A@1, B@2]",
        "[LREPL.$3$Counter;@1b2c ~ Counter[]@1b2c",
        "[[LREPL.$12a$Counter;@1b2c ~ Counter[][]@1b2c",
        "REPL.$5$$Lambda/0x00007f8a1c0a2000@6d06d69c ~ a lambda",
        "REPL.$5$Counter$$Lambda/0x00007f8a1c0a2000@6d06d69c ~ a lambda",
        "REPL.$12a$$Lambda/0x00007f8a1c0a2000@6d06d69c ~ a lambda",
        "f = java.util.function.Function$$Lambda/0x00007f8a1c0a2000@6d06d69c; g ~ f = a lambda; g",
        "REPL.$5$1@6d06d69c ~ an anonymous object@6d06d69c",
        "REPL.$5$1Local@6d06d69c ~ Local@6d06d69c",
        "class REPL.$7$Outer$Inner ~ class Outer$Inner",
        "REPL.$7$Odd: no way ~ Odd: no way",
        "REPL.$7$Größe@1 ~ Größe@1",
        "java.lang.Object@1f ~ java.lang.Object@1f",
        "[D@1b2c ~ [D@1b2c",
        "a price of $5$ ~ a price of $5$"
    })
    void namesAreThoseOfTheCell(String text, String expected) {
        assertEquals(expected, ClassNames.clean(text));
    }

    @Test
    void longTextsAreCleanedInNoTime() {
        var text = "REPL.$$Lambda " + "a.b$".repeat(500_000);
        long start = System.nanoTime();
        assertTrue(ClassNames.clean(text).startsWith("a lambda a.b$"));
        assertTrue(System.nanoTime() - start < 1e9);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "class Counter { } new Counter() ~ Counter@[0-9a-f]+",
        "Function<Integer, Integer> f = x -> x + 1; f ~ a lambda \\(Function\\)",
        "interface Rule { int of(int n); } Rule r = n -> n; List.of(r) ~ \\[a lambda \\(Rule\\)\\]",
        "Runnable run = System.out::println; run ~ a lambda \\(Runnable\\)",
        "Function.identity() ~ a lambda \\(Function\\)",
        "new Object() { } ~ an anonymous Object@[0-9a-f]+",
        "Comparator<String> c = new Comparator<>() { public int compare(String a, String b) { return 0; } }; c ~ an anonymous"
                + " Comparator@[0-9a-f]+",
        "class Base { } new Base() { } ~ an anonymous Base@[0-9a-f]+",
        "class Box { Runnable r = () -> { }; public String toString() { return \"Box of \" + r; } } new Box() ~ Box of a lambda",
        "Object local() { class Here { } return new Here(); } local() ~ Here@[0-9a-f]+",
        "class Own extends Exception { Own(String s) { super(s); } } new Own(\"why\") ~ Own: why",
        "class Held { } class Holder { Object[] all = new Held[2]; public String toString() { return \"\" + all; } } new Holder() ~"
                + " Held\\[\\]@[0-9a-f]+",
        "class Named { } Named.class ~ class Named",
        "enum Colour { RED, GREEN } Colour.RED ~ RED"
    })
    void valuesOfCellsAreCalledByTheirNames(String source, String expected) throws Exception {
        var text = Cells.SHOWN.text(Cells.SHOWN.value(source));
        assertTrue(text.matches(expected), text);
    }

    private static final class Cells {
        static final ShownCells SHOWN = new ShownCells();
    }
}
