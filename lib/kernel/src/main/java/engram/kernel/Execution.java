package engram.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import engram.kernel.code.Cell;
import engram.kernel.code.CodeError;
import engram.kernel.display.Rendered;
import engram.kernel.display.Renderers;
import engram.kernel.exercise.RunCells;
import engram.kernel.memory.Reserve;
import engram.kernel.run.CellInterrupted;
import engram.kernel.run.CellThread;
import engram.kernel.shell.CellFailure;
import engram.kernel.shell.CellValue.Shown;
import engram.kernel.shell.Failure;
import engram.kernel.shell.Failures;
import engram.kernel.shell.JavaShell;
import engram.kernel.shell.Origins;
import engram.kernel.wire.Message;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Runs the cells of {@code execute_request} and composes what they are answered. */
final class Execution {
    private final Renderers renderers;
    private final CellThread thread;
    private final Origins origins;
    private final CompletableFuture<JavaShell> shell;
    private final History history;
    private final Desk desk;
    private final Outlet outlet;
    private final RunCells cells;
    private volatile int number = 1;

    Execution(CellThread thread, Origins origins, CompletableFuture<JavaShell> shell, Renderers renderers, Desk desk,
              Outlet outlet, History history, RunCells cells) {
        this.renderers = renderers;
        this.thread = thread;
        this.origins = origins;
        this.shell = shell;
        this.desk = desk;
        this.outlet = outlet;
        this.history = history;
        this.cells = cells;
    }

    /** The number of the next cell that is stored, or of the one that runs. */
    int number() {
        return number;
    }

    /** Runs a cell; its value and error are published, the reply is returned. */
    JsonObject run(Message request) {
        boolean silent = request.flag("silent", false);
        boolean stored = request.flag("store_history", !silent) && !silent;
        var cell = new Cell(number, request.text("code", ""));
        outlet.begin(request.header(), silent);
        outlet.input(cell.source(), number);
        var value = new StringBuilder();
        var failure = attempt(cell, () -> {
            var java = thread.await(shell);
            var result = java.run(cell);
            result.notes().forEach(System.err::println);
            if (result.shown().isPresent() && !desk.isLatestId(result.shown().get().value())) {
                var rendered = render(java, result.shown().get());
                value.append(rendered.data().get("text/plain").getAsString());
                outlet.result(rendered, cell.number());
            }
        });
        outlet.finish();
        failure.ifPresent(outlet::error);
        var content = failure.map(Replies::error).orElseGet(Replies::ok);
        content.addProperty("execution_count", number);
        if (failure.isEmpty()) {
            content.add("user_expressions", expressions(request));
            content.add("payload", new JsonArray());
        }
        if (stored) {
            history.add(cell.number(), cell.source(), value.toString());
            cells.add(id(request), cell.number(), cell.source(), compiles(failure), failure.isEmpty());
            number = cell.number() + 1;
        }
        return content;
    }

    /** How the front end knows the cell; not all say so. */
    private static Optional<String> id(Message request) {
        return Optional.ofNullable(request.metadata().get("cellId")).filter(id -> id instanceof JsonPrimitive text && text.isString())
                .map(JsonElement::getAsString);
    }

    private static boolean compiles(Optional<Failure> failure) {
        return failure.map(Failure::name).filter("CompilationException"::equals).isEmpty();
    }

    /** The values of the expressions that the front end wants to know along with the cell. */
    private JsonObject expressions(Message request) {
        var values = new JsonObject();
        request.object("user_expressions").asMap().forEach((name, expression) -> {
            var cell = new Cell(number, expression instanceof JsonPrimitive text ? text.getAsString() : "");
            var content = Replies.ok();
            var failure = attempt(cell, () -> {
                var java = thread.await(shell);
                var rendered = render(java, java.run(cell).shown().orElse(new Shown("")));
                content.add("data", rendered.data());
                content.add("metadata", rendered.metadata());
            });
            values.add(name, failure.map(Replies::error).orElse(content));
        });
        outlet.flush();
        return values;
    }

    private Rendered render(JavaShell java, Shown shown) throws CellFailure, CellInterrupted {
        return java.asCell(Rendered.class, () -> renderers.render(shown.value()));
    }

    private interface Work {
        void run() throws CodeError, CellFailure, CellInterrupted;
    }

    private Optional<Failure> attempt(Cell cell, Work work) {
        var failures = new Failures(origins);
        try {
            work.run();
            return Optional.empty();
        } catch (CodeError error) {
            return Optional.of(failures.of(cell, error));
        } catch (CellFailure thrown) {
            return Optional.of(Reserve.carry(() -> failures.of(thrown)));
        } catch (CellInterrupted interrupted) {
            return Optional.of(failures.of(interrupted));
        } catch (OutOfMemoryError full) {
            Reserve.ease();
            return Optional.of(Reserve.carry(() -> failures.of(full)));
        } catch (RuntimeException | Error broken) {
            return Optional.of(Failures.ofKernel(broken));
        }
    }
}
