package engram.kernel.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrappersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '@', textBlock = """
            Cannot invoke "String.length()" because "REPL.$3a.word" is null @ Cannot invoke "String.length()" because "word" is null
            Cannot invoke "String.hashCode()" because "<local0>" is null @ Cannot invoke "String.hashCode()" because the value is null
            class REPL.$1a$Dog cannot be cast to class REPL.$1b$Cat (REPL.$1a$Dog and REPL.$1b$Cat are in unnamed module of loader 'cells') @ class Dog cannot be cast to class Cat
            class REPL.$1a$Pt cannot be cast to class REPL.$2a$Pt @ class Pt cannot be cast to class Pt: the object is of the Pt that was declared before
            Cannot cast REPL.$1a$Pt to REPL.$22ab$Pt @ Cannot cast Pt to Pt: the object is of the Pt that was declared before
            class A is already defined in class REPL.$2a @ class A is already defined
            both method f(int) in REPL.$2a and method f(Long) in REPL.$3b match @ both method f(int) and method f(Long) match
            method f(REPL.$12c.Ex) @ method f(Ex)
            5 apples @ 5 apples""")
    void namesAreThoseOfTheCell(String message, String plain) {
        assertEquals(plain, Wrappers.plain(message));
    }
}
