package engram.kernel;

import com.google.gson.JsonObject;
import engram.kernel.display.JJavaForms;
import engram.kernel.display.Renderers;
import engram.kernel.exercise.Check;
import engram.kernel.exercise.RunCells;
import engram.kernel.log.Log;
import engram.kernel.memory.Reserve;
import engram.kernel.run.CellThread;
import engram.kernel.run.StrayErrors;
import engram.kernel.shell.Failure;
import engram.kernel.shell.Failures;
import engram.kernel.shell.JavaShell;
import engram.kernel.shell.Origins;
import engram.kernel.wire.Channel;
import engram.kernel.wire.Codec;
import engram.kernel.wire.Message;
import engram.kernel.wire.Wire;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.HMACGenerator;

/**
 * The kernel: takes the requests of front ends, has them done, and answers. It is long because it also has the last word: which request runs
 * decides what is said when the process ends.
 */
final class Kernel {
    private static final String ENDED = "the process of the kernel was ended, by System.exit in a library that the cell called or from outside";
    private static final long LAST_WORDS_NS = 5_000_000_000L;

    private final String version;
    private final Wire wire;
    private final Outlet outlet;
    private final Inputs inputs;
    private final Comms comms;
    private final Execution execution;
    private final Questions questions;
    private final History history = new History();
    private final RunCells cells = new RunCells();
    private volatile String reason = ENDED;
    private volatile Optional<Message> running = Optional.empty();
    private final LinkedBlockingQueue<Message> requests = new LinkedBlockingQueue<>();
    private final CellThread cellThread = new CellThread();
    private final Origins origins = new Origins();
    private final CompletableFuture<JavaShell> shell = new CompletableFuture<>();
    private final Desk desk;
    private final JJava jjava;

    Kernel(KernelConnectionProperties connection, HMACGenerator signer, String version) throws IOException {
        this.version = version;
        wire = new Wire(connection, new Codec(signer), this::receive);
        outlet = new Outlet(wire);
        inputs = new Inputs(wire, outlet);
        comms = new Comms(outlet);
        var forms = new JJavaForms();
        var renderers = new Renderers(forms);
        desk = new Desk(outlet, renderers, shell);
        jjava = new JJava(version, desk, comms, forms);
        shell.completeAsync(
                () -> Startup.shell(cellThread, origins, Settings.of(System.getenv()), jjava::extend),
                work -> Thread.ofPlatform().name("shell-start").daemon().start(work));
        execution = new Execution(cellThread, origins, shell, renderers, desk, outlet, history, cells);
        questions = new Questions(shell);
    }

    /** Answers requests until it is told to shut down. */
    void run() {
        Reserve.keep(cellThread::exhaust, this::endForWantOfMemory);
        wire.start();
        outlet.status("starting", new JsonObject());
        outlet.captureStreams();
        System.setIn(inputs.stream());
        Thread.setDefaultUncaughtExceptionHandler(new StrayErrors());
        Check.attach(cells);
        Notebook.attach(new Notebook.Means(desk, outlet, inputs, comms, jjava));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("last-words").unstarted(this::lastWords));
        while (true) {
            try {
                handle(next());
            } catch (VirtualMachineError e) {
                Reserve.makeRoom(0);   // what could not be said at all is not said
            }
        }
    }

    /** The next request; an interrupt is meant for a comm's handler that has just ended, as these are code of cells on this thread. */
    private Message next() {
        while (true) {
            try {
                return requests.take();
            } catch (InterruptedException late) {
                Log.line("the kernel goes on: an interrupt came too late for the handler of a comm");
            }
        }
    }

    /** Called by the wire: what can't wait is done at once, the rest in its order. */
    private void receive(Channel channel, Message message) {
        switch (channel) {
            case SHELL -> {
                if (isCell(message)) {
                    cellThread.expect(sent(message));
                }
                requests.add(message);
            }
            case CONTROL -> control(message);
            case STDIN -> {
                if (!inputs.answer(message)) {
                    Log.line("a message on the stdin channel was rejected: nothing was asked");
                }
            }
            case IOPUB -> throw new IllegalStateException("iopub only sends");
        }
    }

    private static boolean isCell(Message request) {
        return request.type().equals("execute_request");
    }

    private static Instant sent(Message message) {
        try {
            return OffsetDateTime.parse(message.header().get("date").getAsString()).toInstant();
        } catch (RuntimeException noDate) {
            return Instant.now();
        }
    }

    private void control(Message request) {
        outlet.status("busy", request.header());
        switch (request.type()) {
            case "interrupt_request" -> {
                cellThread.interrupt(sent(request));
                wire.reply(Channel.CONTROL, request, Replies.ok());
            }
            case "shutdown_request" -> wire.reply(Channel.CONTROL, request, Replies.shutdown(request));
            case "kernel_info_request" -> wire.reply(Channel.CONTROL, request, Replies.kernelInfo(version));
            default -> Log.line("a message on the control channel was rejected: nothing is known of " + request.type());
        }
        finish(request);
    }

    /** Everything about a request is said; after a shutdown_request that was the last of all. */
    private void finish(Message request) {
        outlet.status("idle", request.header());
        if (request.type().equals("shutdown_request")) {
            running = Optional.empty();
            Thread.ofPlatform().name("shutdown").start(() -> {
                wire.close();
                Runtime.getRuntime().halt(0);
            });
        }
    }

    private void handle(Message request) {
        Reserve.makeRoom(0);
        outlet.status("busy", request.header());
        try {
            answer(request);
        } catch (RuntimeException | Error failure) {
            Reserve.makeRoom(0);
            Log.line(request.type() + " failed: " + failure);
            reply(request, Replies.error(Failures.ofKernel(failure)));
        }
        Reserve.makeRoom(0);
        finish(request);
        Reserve.refill();
    }

    private void answer(Message request) {
        switch (request.type()) {
            case "kernel_info_request" -> reply(request, Replies.kernelInfo(version));
            case "execute_request" -> execute(request);
            case "complete_request" -> reply(request, questions.complete(request));
            case "inspect_request" -> reply(request, questions.inspect(request));
            case "is_complete_request" -> reply(request, questions.isComplete(request));
            case "history_request" -> reply(request, history.answer(request));
            case "comm_info_request" -> reply(request, comms.info(request.text("target_name", "")));
            case "comm_open", "comm_msg", "comm_close" -> comm(request);
            case "shutdown_request" -> reply(request, Replies.shutdown(request));
            default -> Log.line("a message on the shell channel was rejected: nothing is known of " + request.type());
        }
    }

    private void reply(Message request, JsonObject content) {
        wire.reply(Channel.SHELL, request, content);
    }

    private void execute(Message request) {
        inputs.begin(request);
        cellThread.begin();
        running = Optional.of(request);
        JsonObject content;
        try {
            content = execution.run(request);
        } finally {
            cellThread.end();
        }
        boolean stop = content.get("status").getAsString().equals("error") && request.flag("stop_on_error", true);
        var waiting = new ArrayList<Message>();
        if (stop) {
            requests.drainTo(waiting);   // before the reply: what is sent in knowledge of the error is run
        }
        reply(request, content);
        running = Optional.empty();
        waiting.forEach(this::abort);
    }

    /** What cells hold leaves the kernel no memory, though they were ended: it ends too, with its last words. */
    private void endForWantOfMemory() {
        if (reason != ENDED) {
            return;
        }
        reason = "cells hold all of the " + (Runtime.getRuntime().maxMemory() >> 20) + " MB that the kernel may use, so that it cannot go on";
        Thread.ofPlatform().name("end").start(this::end);
        Thread.ofPlatform().name("certain-end").daemon().start(() -> {
            LockSupport.parkNanos(LAST_WORDS_NS);
            Runtime.getRuntime().halt(1);
        });
    }

    private void end() {
        try {
            if (shell.isDone()) {
                shell.join().letGo();
            }
        } catch (IllegalAccessException | RuntimeException | VirtualMachineError e) {
            // there is less memory for the last words, then
        }
        System.exit(1);
    }

    /** The process ends, and not because of a shutdown_request: the cell that runs is told. */
    private void lastWords() {
        var message = reason + "; all variables are lost";
        var failure = new Failure("KernelEnded", message, List.of("KernelEnded: " + message));
        outlet.flush();
        if (reason != ENDED) {
            Log.line(message);
        }
        if (running.isPresent() || reason != ENDED) {
            outlet.error(failure);
        }
        running.ifPresent(request -> {
            var content = Replies.error(failure);
            content.addProperty("execution_count", execution.number());
            reply(request, content);
            outlet.status("idle", request.header());
        });
        wire.close();
    }

    private void comm(Message request) {
        outlet.begin(request.header(), false);
        comms.receive(request);
        outlet.flush();
    }

    /** After an error: cells that were sent before it was known don't run. */
    private void abort(Message request) {
        if (isCell(request)) {
            cellThread.withdraw();
            outlet.status("busy", request.header());
            reply(request, Replies.aborted(execution.number()));
            outlet.status("idle", request.header());
        } else {
            handle(request);
        }
    }
}
