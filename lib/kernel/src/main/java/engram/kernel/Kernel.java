package engram.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import engram.kernel.display.Rendered;
import engram.kernel.display.Renderers;
import engram.kernel.shell.Cell;
import engram.kernel.shell.CellFailure;
import engram.kernel.shell.CellInterrupted;
import engram.kernel.shell.CodeError;
import engram.kernel.shell.Failure;
import engram.kernel.shell.Failures;
import engram.kernel.shell.JavaShell;
import engram.kernel.wire.Channel;
import engram.kernel.wire.Codec;
import engram.kernel.wire.Message;
import engram.kernel.wire.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.HMACGenerator;

/** The kernel: takes the requests of front ends, has them done, and answers. */
final class Kernel {
    private final Wire wire;
    private final LinkedBlockingQueue<Message> requests = new LinkedBlockingQueue<>();
    private final CompletableFuture<JavaShell> shell = new CompletableFuture<>();
    private final Renderers renderers = new Renderers();
    private final Outlet outlet;
    private final Questions questions;
    private final String version;
    private int count;

    Kernel(KernelConnectionProperties connection, HMACGenerator signer, String version) throws IOException {
        this.version = version;
        wire = new Wire(connection, new Codec(signer), this::receive);
        outlet = new Outlet(wire);
        questions = new Questions(shell);
    }

    /** Answers requests until it is told to shut down. */
    void run() throws InterruptedException {
        wire.start();
        outlet.status("starting", new JsonObject());
        Thread.ofPlatform().name("shell-start").daemon().start(() -> shell.complete(new JavaShell()));
        outlet.captureStreams();
        Notebook.attach(outlet);
        while (true) {
            handle(requests.take());
        }
    }

    /** Called by the wire: what can't wait is done at once, the rest in its order. */
    private void receive(Channel channel, Message message) {
        if (channel == Channel.SHELL) {
            requests.add(message);
        } else if (channel == Channel.CONTROL) {
            control(message);
        }
    }

    private void control(Message request) {
        outlet.status("busy", request.header());
        switch (request.type()) {
            case "interrupt_request" -> {
                shell.thenAccept(JavaShell::interrupt);
                wire.reply(Channel.CONTROL, request, Replies.ok());
            }
            case "shutdown_request" -> shutdown(Channel.CONTROL, request);
            case "kernel_info_request" -> wire.reply(Channel.CONTROL, request, Replies.kernelInfo(version));
            default -> Log.line("nothing is known of " + request.type() + " on the control channel");
        }
        outlet.status("idle", request.header());
    }

    private void shutdown(Channel channel, Message request) {
        var content = Replies.ok();
        content.addProperty("restart", request.flag("restart", false));
        wire.reply(channel, request, content);
        outlet.status("idle", request.header());
        Thread.ofPlatform().name("shutdown").start(() -> {
            wire.close();
            Runtime.getRuntime().halt(0);
        });
    }

    private void handle(Message request) {
        outlet.status("busy", request.header());
        try {
            switch (request.type()) {
                case "kernel_info_request" -> reply(request, Replies.kernelInfo(version));
                case "execute_request" -> execute(request);
                case "complete_request" -> reply(request, questions.complete(request));
                case "inspect_request" -> reply(request, questions.inspect(request));
                case "is_complete_request" -> reply(request, questions.isComplete(request));
                case "history_request" -> reply(request, Questions.history());
                case "comm_info_request" -> reply(request, Questions.comms());
                case "shutdown_request" -> shutdown(Channel.SHELL, request);
                default -> Log.line("nothing is known of " + request.type() + " on the shell channel");
            }
        } catch (RuntimeException failure) {
            Log.line(request.type() + " failed: " + failure);
            reply(request, Replies.error(new Failures(shell.join().origins()).of(failure)));
        }
        outlet.status("idle", request.header());
    }

    private void reply(Message request, JsonObject content) {
        wire.reply(Channel.SHELL, request, content);
    }

    private void execute(Message request) {
        boolean silent = request.flag("silent", false);
        var code = request.text("code", "");
        outlet.begin(request.header());
        if (!silent) {
            outlet.input(code, ++count);
        }
        var failure = run(new Cell(count, code), silent);
        outlet.flush();
        var content = failure == null ? Replies.ok() : Replies.error(failure);
        content.addProperty("execution_count", count);
        if (failure == null) {
            content.add("user_expressions", new JsonObject());
            content.add("payload", new JsonArray());
        } else {
            outlet.error(failure);
        }
        reply(request, content);
        if (failure != null && request.flag("stop_on_error", true)) {
            abortWaiting();
        }
    }

    /** Runs a cell and shows its value; returns what went wrong, or null. */
    private Failure run(Cell cell, boolean silent) {
        var java = shell.join();
        var failures = new Failures(java.origins());
        try {
            var result = java.run(cell);
            result.notes().forEach(System.err::println);
            if (result.shown().isPresent() && !silent) {
                var value = result.shown().get().value();
                if (!Notebook.isLatestId(value)) {
                    outlet.result(java.asCell(Rendered.class, () -> renderers.render(value)), cell.number());
                }
            }
            return null;
        } catch (CodeError error) {
            return failures.of(cell, error);
        } catch (CellFailure thrown) {
            return failures.of(thrown);
        } catch (CellInterrupted interrupted) {
            return failures.of(interrupted);
        } catch (RuntimeException | Error broken) {
            return failures.of(broken);
        }
    }

    /** After an error: what was sent before it was known does not run. */
    private void abortWaiting() {
        var waiting = new ArrayList<Message>();
        requests.drainTo(waiting);
        for (var request : waiting) {
            if (request.type().equals("execute_request")) {
                outlet.status("busy", request.header());
                reply(request, Replies.aborted());
                outlet.status("idle", request.header());
            } else {
                handle(request);
            }
        }
    }
}
