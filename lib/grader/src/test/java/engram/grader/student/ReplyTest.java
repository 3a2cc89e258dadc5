package engram.grader.student;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What says why there is no answer, honest and forged. */
class ReplyTest {
    private static byte[] forged(String sentence) throws PlainData.NotPlain {
        return Frame.bytes(out -> {
            out.writeByte(0);
            out.writeByte(1);
            Frame.writeText(sentence, out);
        });
    }

    @Test
    void aLongSentenceArrivesCut() throws PlainData.NotPlain {
        assertEquals("no such variable", Reply.of(Reply.failure("no such variable")).failure());
        for (String letter : new String[] {"x", "ü", "語"}) {
            String told = Reply.of(Reply.failure("line 1: " + letter.repeat(100_000))).failure();
            assertEquals(4000, told.length());
            assertTrue(told.startsWith("line 1: " + letter) && told.endsWith(" …"), told.substring(0, 20));
        }
    }

    @Test
    void aSentenceThatNoProcessOfOursWritesIsNone() throws PlainData.NotPlain {
        for (String sentence : new String[] {"", "x".repeat(4001), "語".repeat(4001), "x".repeat(30 << 20)}) {
            byte[] content = forged(sentence);
            assertThrows(PlainData.NotPlain.class, () -> Reply.of(content));
        }
    }
}
