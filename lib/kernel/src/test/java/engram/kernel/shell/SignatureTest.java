package engram.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signatures as JShell tells them. */
class SignatureTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Plot Plot.histogram(double[] values, int bins) | Plot.histogram | double[],int",
        "Update Update(double fraction, engram.hopfield.Ties ties).synchronous() | Update.synchronous |",
        "Update(double fraction, Ties ties)(double fraction, Ties ties) | Update | double,Ties",
        "List<T> Arrays.<T>asList(T... a) | Arrays.asList | T[]",
        "void Foo.put(java.util.Map<String, List<Integer>> counts, int n, List<? super T> rest) throws Exception | Foo.put | Map,int,List",
        "ArrayList<E>(Collection<? extends E> c) | ArrayList | Collection",
        "int twice(int n) | twice | int"
    })
    void callsAreTakenApart(String told, String callee, String types) {
        var signature = new Signature(told);
        assertTrue(signature.isCall());
        assertEquals(callee, signature.callee());
        assertEquals(types == null ? List.of() : List.of(types.split(",")), signature.parameterTypes());
        assertTrue(signature.isOf(callee.substring(callee.indexOf('.') + 1)));
    }

    @Test
    void recordIsATypeThoughItHasBrackets() {
        var update = new Signature("engram.hopfield.Update(double fraction, engram.hopfield.Ties ties)");
        assertFalse(update.isCall());
        assertEquals("engram.hopfield.Update", update.type());
        assertFalse(update.isOf("Update"));
    }

    @Test
    void variableIsWrittenAsInJava() {
        assertEquals("String greeting", new Signature("greeting:java.lang.String").written());
        assertEquals("Update Update.synchronous()", new Signature("Update Update(double fraction).synchronous()").written());
    }
}
