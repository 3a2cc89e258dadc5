package engram.grader.student;

/** What a student's process is asked, the first byte of a request. */
public enum Request {
    /** Whether it has started. */
    HELLO,
    /** To run a cell: its number, its source. */
    CELL,
    /** To call a function: its name, the number of arguments, these as plain data. */
    CALL;

    /** A question whether the process has started. */
    public static byte[] hello() {
        return new byte[] {(byte) HELLO.ordinal()};
    }

    /** A cell to run, numbered as a reader counts. */
    public static byte[] cell(int number, String source) {
        return bytes(out -> {
            out.writeByte(CELL.ordinal());
            out.writeInt(number);
            Frame.writeText(source, out);
        });
    }

    /**
     * A function to call.
     *
     * @throws IllegalArgumentException when an argument is not plain data
     */
    public static byte[] call(String function, Object... arguments) {
        return bytes(out -> {
            out.writeByte(CALL.ordinal());
            Frame.writeText(function, out);
            out.writeByte(arguments.length);
            for (Object argument : arguments) {
                PlainData.write(argument, out);
            }
        });
    }

    private static byte[] bytes(Frame.Content content) {
        try {
            return Frame.bytes(content);
        } catch (PlainData.NotPlain argument) {
            throw new IllegalArgumentException("An argument is %s; use int, long, double, boolean, String or arrays of them."
                    .formatted(argument.getMessage()), argument);
        }
    }
}
