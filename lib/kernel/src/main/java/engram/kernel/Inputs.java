package engram.kernel;

import com.google.gson.JsonObject;
import engram.kernel.wire.Channel;
import engram.kernel.wire.Message;
import engram.kernel.wire.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;

/** Questions to the user, which the front end shows below the cell that asks. */
final class Inputs {
    private final Wire wire;
    private final Outlet outlet;
    private Message cell;
    private boolean waiting;
    private String answer = "";

    Inputs(Wire wire, Outlet outlet) {
        this.wire = wire;
        this.outlet = outlet;
    }

    /** From now on questions belong to the cell of this request. */
    synchronized void begin(Message request) {
        cell = request;
        waiting = false;
    }

    /** Asks, and waits for the answer. */
    synchronized String ask(String prompt, boolean secret) throws InterruptedException {
        if (cell == null || !cell.flag("allow_stdin", true)) {
            throw new IllegalStateException("the cell asks for input, but whoever runs it here cannot give any (allow_stdin is false)");
        }
        outlet.flush();
        var content = new JsonObject();
        content.addProperty("prompt", prompt);
        content.addProperty("password", secret);
        waiting = true;
        wire.request(Channel.STDIN, "input_request", cell, content);
        try {
            while (waiting) {
                wait();
            }
        } finally {
            waiting = false;
        }
        return answer;
    }

    /** Takes the front end's answer; false where nothing was asked. */
    synchronized boolean answer(Message reply) {
        if (!waiting || !reply.type().equals("input_reply")) {
            return false;
        }
        answer = reply.text("value", "");
        waiting = false;
        notifyAll();
        return true;
    }

    /** Standard input: every line is asked for when it is read. */
    InputStream stream() {
        return new InputStream() {
            private byte[] line = new byte[0];
            private int next;

            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (length == 0) {
                    return 0;
                }
                if (next == line.length) {
                    line = ask();
                    next = 0;
                }
                int count = Math.min(length, line.length - next);
                System.arraycopy(line, next, target, offset, count);
                next += count;
                return count;
            }

            @Override
            public int available() {
                return line.length - next;
            }

            private byte[] ask() throws IOException {
                try {
                    return (Inputs.this.ask("", false) + "\n").getBytes(StandardCharsets.UTF_8);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException("the cell was interrupted while it waited for input");
                }
            }
        };
    }
}
