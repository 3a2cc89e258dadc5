"""An interrupt ends whatever runs, and the next cell runs."""
import harness
from harness import equal, within

LIMIT = 0.5


def ends(s, code, what="the cell was interrupted"):
    r = s.run(code, interrupt_after=0.5)
    equal(r.error.get("ename"), "InterruptedException")
    within(r.error["evalue"], what)
    assert r.after_interrupt < LIMIT, f"the error came {r.after_interrupt:.2f} s after the interrupt"
    equal(s.run("1 + 1").text, "2")


def check_warm_up(s):
    s.run("int kept = 42;")


def check_empty_loop(s):
    ends(s, "while (true) { }")


def check_sleep_and_waiting(s):
    ends(s, "Thread.sleep(100_000);")
    ends(s, "new LinkedBlockingQueue<Integer>().take()")
    ends(s, "new CompletableFuture<Integer>().get()")


def check_loop_that_swallows_everything(s):
    ends(s, "while (true) { try { Thread.sleep(10); } catch (Throwable t) { } }")


def check_recursion(s):
    ends(s, "long fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }\nfib(80)")


def check_lambdas_on_pool_threads(s):
    ends(s, "CompletableFuture.supplyAsync(() -> { while (true) { } }).join()")
    ends(s, "IntStream.range(0, 1 << 30).parallel().mapToLong(i -> { long t = 0; for (int j = 0; j < 1_000_000; j++) t += j ^ i;"
            " return t; }).sum()")


def check_variables_survive(s):
    equal(s.run("kept").text, "42")


def check_what_cannot_be_stopped_is_left_alone(s):
    ends(s, "new java.math.BigInteger(\"7\").pow(30_000_000).toString().length()", "cannot be stopped")
    equal(s.run("kept").text, "42")


harness.main(globals())
