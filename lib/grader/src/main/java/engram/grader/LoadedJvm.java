package engram.grader;

import engram.grader.student.Reply;
import engram.grader.student.Request;
import java.util.ArrayList;
import java.util.List;

/**
 * A process in which the cells of a submission have run.
 *
 * @param brokenCells what is wrong with those that failed, a sentence each
 */
record LoadedJvm(ChildJvm child, Limits limits, List<String> brokenCells) implements AutoCloseable {

    /** A cell may take as long as so many calls: the first ones run while the process is still warming up. */
    private static final int CELL = 3;

    LoadedJvm {
        brokenCells = List.copyOf(brokenCells);
    }

    /**
     * Starts one.
     *
     * @throws ChildEnd when a cell gives no answer
     */
    static LoadedJvm start(Submission submission, LeftOut leftOut, StudentProcesses processes, Allowance allowance) throws ChildEnd {
        var child = processes.start(leftOut, allowance);
        try {
            return new LoadedJvm(child, processes.limits(), run(submission, child, processes.limits(), allowance));
        } catch (ChildEnd | RuntimeException | Error failure) { // nobody else can end it
            child.close();
            throw failure;
        }
    }

    /** What is wrong with the cells that failed. */
    private static List<String> run(Submission submission, ChildJvm child, Limits limits, Allowance allowance) throws ChildEnd {
        var broken = new ArrayList<String>();
        for (var cell : submission.cells()) {
            try {
                var overdrawn = allowance.overdrawn();
                if (overdrawn.isPresent()) {
                    throw ChildEnd.overdrawn(overdrawn.get());
                }
                var reply = child.ask(Request.cell(cell.number(), cell.source()), limits.call().multipliedBy(CELL));
                if (reply.answer().isEmpty()) {
                    broken.add(reply.failure());
                }
            } catch (ChildEnd end) {
                throw end.of("cell " + cell.number());
            }
        }
        return broken;
    }

    /** Asks for a function's answer. */
    Reply ask(String function, byte[] question) throws ChildEnd {
        try {
            return child.ask(question, limits.call());
        } catch (ChildEnd end) {
            throw end.of(function);
        }
    }

    @Override
    public void close() {
        child.close();
    }
}
