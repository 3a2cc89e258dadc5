package engram.kernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class JsonTest {
    private final Renderers renderers = new Renderers(new JJavaForms());

    private record Point(int x, double[] ys) { }

    private Rendered as(Object value, String... types) {
        return renderers.render(value).as(value, types);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "application/json ~ {\"a\": [1, 2.5, null, true]}",
        "application/json ~ [1, 2]",
        "application/json ~ \"text\"",
        "application/json ~ 3",
        "application/json; charset=utf-8 ~ {}",
        "application/vnd.vegalite.v5+json ~ {\"mark\": \"bar\"}",
        "application/geo+json ~ {\"type\": \"Point\", \"coordinates\": [1, 2]}",
        "application/vnd.plotly.v1+json ~ {\"data\": [{\"x\": [1]}]}"
    })
    void textArrivesAsTheValueThatItSays(String type, String text) {
        assertEquals(JsonParser.parseString(text), as(text, type).data().get(type));
        assertEquals(text, as(text, type).data().get("text/plain").getAsString());
        assertEquals(JsonParser.parseString(text), as(new StringBuilder(text), type).data().get(type));
        assertEquals(JsonParser.parseString(text), Rendered.text("t").with(type, text).data().get(type));
    }

    static Stream<Arguments> values() {
        var object = new JsonObject();
        object.addProperty("k", 1);
        return Stream.of(
                Arguments.of(object, "{\"k\":1}"),
                Arguments.of(new TreeMap<>(Map.of("a", 1, "b", List.of(2, "c"))), "{\"a\":1,\"b\":[2,\"c\"]}"),
                Arguments.of(List.of(1, 2.5, true, "s"), "[1,2.5,true,\"s\"]"),
                Arguments.of(new int[][] {{1}, {2, 3}}, "[[1],[2,3]]"),
                Arguments.of(new Point(1, new double[] {2}), "{\"x\":1,\"ys\":[2.0]}"),
                Arguments.of(Optional.of(Thread.State.NEW), "\"NEW\""),
                Arguments.of(7, "7"),
                Arguments.of(Map.of(3, Optional.empty()), "{\"3\":null}"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void valuesBecomeJson(Object value, String expected) {
        assertEquals(expected, as(value, "application/json").data().get("application/json").toString());
        assertTrue(as(value).data().get("application/json") == null, "JSON is shown where it is asked for only");
    }

    static Stream<Arguments> nonsense() {
        return Stream.of(
                Arguments.of("{\"a\": 1", "it ends too early"),
                Arguments.of("{'a': 1}", "wrong near line 1, column 3"),
                Arguments.of("hello", "wrong near line 1, column 1"),
                Arguments.of("{\"a\": 1} x", "line 1, column 11"),
                Arguments.of("{\"a\": NaN}", "wrong near line 1, column 7"),
                Arguments.of("[1,\n 2,,]", "wrong near line 2, column 5"),
                Arguments.of("{\"a\": tru}", "wrong near line 1, column 7"),
                Arguments.of("1 2", "line 1, column 4"),
                Arguments.of("", "it ends too early"));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseGivesOneSentence(String text, String place) {
        var problem = assertThrows(NotJson.class, () -> as(text, "application/json")).getMessage();
        assertTrue(problem.startsWith("the text “" + text) && problem.contains("is no JSON") && problem.contains(place), problem);
        assertTrue(problem.contains("application/json"), problem);
    }

    @Test
    void whatJsonCannotSayIsNamed() {
        assertMessage("JSON has no number NaN", List.of(Double.NaN));
        assertMessage("java.lang.Thread cannot be JSON", Thread.currentThread());
        assertMessage("more than 1,000,000 parts", Collections.nCopies(2_000_000_000, 1));
        var self = new ArrayList<>();
        self.add(self);
        assertMessage("it holds itself", self);
        Object[] array = {null};
        array[0] = array;
        assertMessage("it holds itself", array);
    }

    private void assertMessage(String part, Object value) {
        var problem = assertThrows(NotJson.class, () -> as(value, "application/json")).getMessage();
        assertTrue(problem.contains(part), problem);
    }

    @Test
    void otherTypesStayTexts() {
        assertEquals("{}", as("{}", "text/html").data().get("text/html").getAsString());
        assertEquals("{}", as("{}", "application/jsonp").data().get("application/jsonp").getAsString());
        assertEquals(1, as(Map.of(1, 2), "text/latex").data().size());
    }

    @Test
    void formsOfJJavaAreJsonToo() {
        var data = new DisplayData("plain");
        data.putJSON("{\"a\": [1]}");
        assertEquals("{\"a\":[1]}", renderers.render(data).data().get("application/json").toString());
    }
}
