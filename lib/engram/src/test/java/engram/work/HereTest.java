package engram.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.argument.ArgumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HereTest extends SiteContract {

    @Override protected Site site() { return Site.at("here"); }

    @Test
    void oneAfterTheOther() {
        var arrived = new ArrayList<Integer>();
        site().run(IntStream.range(0, 9).mapToObj(k -> new Sum(k, new double[0])).toList(), (number, sum) -> arrived.add(number));
        assertEquals(IntStream.range(0, 9).boxed().toList(), arrived);
    }

    @Test
    void anErrorStaysWhatItIs() {
        List<Work<String>> works = List.of(() -> { throw new OutOfMemoryError("much"); });
        for (Site site : List.of(Site.here(), Site.cores()))
            assertEquals("much", assertThrows(OutOfMemoryError.class, () -> site.run(works, (number, text) -> { })).getMessage());
    }

    @Test
    void anAddressThatNobodyKnows() {
        var thrown = assertThrows(ArgumentException.class, () -> Site.at("spork://there:7077"));
        assertTrue(thrown.getMessage().startsWith("Nothing here runs work at \"spork://there:7077\": ") && thrown.getMessage().contains("./engram sweep"),
                thrown.getMessage());
    }
}
