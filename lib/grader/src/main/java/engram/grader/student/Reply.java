package engram.grader.student;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * What a student's process answers.
 *
 * @param answer  what a function returned, or "" where nothing was asked for; empty where there is a failure
 * @param failure why there is no answer, for the student; empty where there is one
 * @param spent   whether the process is of no more use: code of the student's goes on there that could not be ended, or its memory was full
 */
public record Reply(Optional<Object> answer, String failure, boolean spent) {
    private static final int ANSWER = 0;
    private static final int FAILURE = 1;
    /** Chars of the sentence of a failure: a long message of the compiler's is cut there, and no process can make the grader read more. */
    private static final int LONGEST = 4000;
    private static final int BYTES_OF_CHAR = 3; // in UTF-8, at most

    /** The content of an answer. */
    static byte[] answer(Object value) throws PlainData.NotPlain {
        return Frame.bytes(out -> {
            out.writeByte(0);
            out.writeByte(ANSWER);
            PlainData.write(value, out);
        });
    }

    /** The content of an answer that says why there is none. */
    static byte[] failure(String sentence) {
        try {
            return Frame.bytes(out -> {
                out.writeByte(0);
                out.writeByte(FAILURE);
                Frame.writeText(cut(sentence), out);
            });
        } catch (PlainData.NotPlain impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String cut(String sentence) {
        return sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST - 2) + " …";
    }

    /** The same content, which says whether the process is spent. */
    static byte[] with(byte[] content, boolean spent) {
        content[0] = (byte) (spent ? 1 : 0);
        return content;
    }

    /**
     * Reads a content.
     *
     * @throws PlainData.NotPlain when it is something else
     */
    public static Reply of(byte[] content) throws PlainData.NotPlain {
        try (var in = new DataInputStream(new ByteArrayInputStream(content))) {
            boolean spent = in.readBoolean();
            if (in.readUnsignedByte() == ANSWER) {
                return new Reply(Optional.of(PlainData.read(in)), "", spent);
            }
            String failure = in.available() <= Integer.BYTES + BYTES_OF_CHAR * LONGEST ? Frame.readText(in) : "";
            if (failure.isEmpty() || failure.length() > LONGEST) {
                throw new PlainData.NotPlain("no sentence, or a longer one than there can be");
            }
            return new Reply(Optional.empty(), failure, spent);
        } catch (IOException damaged) {
            throw new PlainData.NotPlain("too short");
        }
    }
}
