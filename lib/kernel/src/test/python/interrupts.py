"""An interrupt ends whatever runs, and the next cell runs."""
import harness
from harness import equal, within

LIMIT = 0.5


def ends(s, code, what="the cell was interrupted"):
    """The time is the best of three, as the machine may be busy with something else."""
    times = []
    while len(times) < 3:
        r = s.run('System.out.println("go");\n' + code, interrupt=True)
        equal(r.error.get("ename"), "InterruptedException")
        within(r.error["evalue"], what)
        equal(s.run("1 + 1").text, "2")
        times.append(r.after_interrupt)
        if r.after_interrupt < LIMIT:
            return
    assert False, f"the error came {times} s after the interrupt"


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
    s.run("long fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }")
    ends(s, "fib(80)")


def check_lambdas_on_pool_threads(s):
    ends(s, "CompletableFuture.supplyAsync(() -> { while (true) { } }).join()")
    ends(s, "IntStream.range(0, 1 << 30).parallel().mapToLong(i -> { long t = 0; for (int j = 0; j < 1_000_000; j++) t += j ^ i;"
            " return t; }).sum()")


def check_virtual_threads(s):
    ends(s, "try (var e = Executors.newVirtualThreadPerTaskExecutor()) { e.submit(() -> { while (true) { } }).get(); }")
    s.run("Thread t, u; var jobs = new ArrayList<Future<?>>();")
    ends(s, "t = Thread.startVirtualThread(() -> { while (true) { } });\nt.join();")
    equal(s.run("t.isAlive()").text, "false")
    ends(s, "u = Thread.startVirtualThread(() -> { try { Thread.sleep(100_000); } catch (InterruptedException e) { } });\nu.join();")
    equal(s.run("u.isAlive()").text, "false")


def check_own_threads(s):
    r = s.run("var w = new Thread(() -> { while (true) { } });\nw.start();\nSystem.out.println(\"go\");\nw.join();", interrupt=True)
    equal(r.error["ename"], "InterruptedException")
    equal(r.err, "")
    equal(s.run("w.isAlive()").text, "false")


def check_work_of_the_library(s):
    s.run("var cpu = Backend.cpu(); var large = Matrix.uniform(6000, 6000, 1); var small = Matrix.uniform(300, 300, 1);"
          "var pairs = Patterns.random(900, 9000, 1);")
    ends(s, "cpu.matmul(large, large)")
    ends(s, "while (true) cpu.matmul(small, small);")
    ends(s, "Hopfield.hebb(pairs).recall(pairs.corrupted(0.6, 1), Update.asynchronous(0.1), 1000)")
    equal(s.run("cpu.matmul(Matrix.identity(2), Matrix.identity(2)).get(1, 1)").text, "1.0")


def check_pool_that_is_kept(s):
    s.run("var pool = Executors.newFixedThreadPool(2);")
    ends(s, "for (int i = 0; i < 100; i++) jobs.add(pool.submit(() -> { while (true) { } }));"
            "\nfor (var job : jobs) job.get();")
    equal(s.run("jobs.stream().allMatch(Future::isDone)").text, "true")
    equal(s.run("pool.submit(() -> 7).get()").text, "7")


def check_nothing_burns_afterwards(s):
    import time
    def cpu():
        with open(f"/proc/{s.pid}/stat") as f:
            fields = f.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / 100
    time.sleep(1)
    before = cpu()
    time.sleep(2)
    assert cpu() - before < 0.3, f"{cpu() - before:.2f} s of processor time in 2 s of rest"


def check_what_cells_left_running_ends_while_idle(s):
    import time
    s.run("""var leftPool = Executors.newFixedThreadPool(4); var ticker = Executors.newScheduledThreadPool(1); var ended = new ArrayList<Thread>(); var ticks = new java.util.concurrent.atomic.AtomicInteger();
var left = new ArrayList<Future<?>>();
left.add(leftPool.submit(() -> { while (true) { } }));
left.add(leftPool.submit(() -> { while (true) { try { Thread.sleep(10); } catch (InterruptedException e) { } } }));
left.add(leftPool.submit(() -> { Thread.sleep(100_000); return 1; }));
left.add(CompletableFuture.runAsync(() -> { for (;;) Math.sqrt(2); }));
ticker.scheduleAtFixedRate(() -> ticks.incrementAndGet(), 0, 20, TimeUnit.MILLISECONDS);
for (var t : List.of(new Thread(() -> { while (true) { } }), Thread.ofVirtual().unstarted(() -> { while (true) Thread.onSpinWait(); }))) { t.start(); ended.add(t); }""")
    equal(s.run("left.stream().anyMatch(Future::isDone) || ended.stream().anyMatch(t -> !t.isAlive())").text, "false")
    s.manager.interrupt_kernel()
    equal(s.run("1 + 1").text, "2")          # sent at once: it waits for the end of the rest, and is not ended with it
    equal(s.run("left.stream().allMatch(Future::isDone) && ended.stream().noneMatch(Thread::isAlive)").text, "true")
    equal(s.run("int before = ticks.get(); Thread.sleep(100); ticks.get() - before").text, "0")
    equal(s.run("leftPool.submit(() -> 7).get()").text, "7")
    check_nothing_burns_afterwards(s)


def check_interrupts_of_an_idle_kernel_end_no_cell(s):
    import time
    for pause in (0, 0.01, 0.1, 0.3):
        s.manager.interrupt_kernel()
        time.sleep(pause)
        equal(s.run("Thread.sleep(50); 1 + 1").text, "2")
    for _ in range(20):
        s.manager.interrupt_kernel()
    equal(s.run("1 + 1").text, "2")


def check_interrupt_before_a_cell_starts(s):
    """The kernel has other things to do when the cell comes; the interrupt comes while the cell still waits, and ends it."""
    import time
    for cell in ("while (true) { }", "Thread.sleep(100_000)", "%%time\nwhile (true) { }"):
        questions = [s.client.complete("Stream.of(1).", 13) for _ in range(10)]
        request = s.client.execute(cell)
        time.sleep(0.05)
        s.manager.interrupt_kernel()
        for question in questions:
            s.answer(question)
        equal(s.answer(request)["content"]["ename"], "InterruptedException")
        equal(s.run("1 + 1").text, "2")


def check_interrupt_of_one_cell_is_not_the_next_ones(s):
    first = s.client.execute('System.out.println("go"); while (true) { }', stop_on_error=False)
    second = s.client.execute("2 + 2")
    import time
    time.sleep(0.5)
    s.manager.interrupt_kernel()
    equal(s.answer(first)["content"]["ename"], "InterruptedException")
    equal(s.answer(second)["content"]["status"], "ok")
    first = s.client.execute("while (true) { }")
    second = s.client.execute("2 + 2")
    time.sleep(0.5)
    s.manager.interrupt_kernel()
    equal(s.answer(first)["content"]["ename"], "InterruptedException")
    equal(s.answer(second)["content"]["status"], "aborted")
    equal(s.run("Thread.sleep(50); 1 + 1").text, "2")


def check_variables_survive(s):
    equal(s.run("kept").text, "42")


def check_interrupt_while_the_kernel_starts():
    import time
    s = harness.Session()
    request = s.client.execute("while (true) { }")
    while True:                              # until the cell is taken up, its first compilation still to come
        message = s.client.get_iopub_msg(timeout=30)
        if message["msg_type"] == "execute_input" and message["parent_header"]["msg_id"] == request:
            break
    start = time.time()
    s.manager.interrupt_kernel()
    equal(s.answer(request)["content"]["ename"], "InterruptedException")
    assert time.time() - start < 2 * LIMIT   # the kernel is busy with its start
    equal(s.run("1 + 1").text, "2")
    s.close()


def check_what_cannot_be_stopped_is_left_alone(s):
    ends(s, "new java.math.BigInteger(\"7\").pow(30_000_000).toString().length()", "cannot be stopped")
    equal(s.run("kept").text, "42")


def check_system_exit_ends_the_cell_only(s):
    r = s.run("System.out.println(1); System.exit(3); System.out.println(2);")
    equal(r.out, "1\n")
    equal(r.error["ename"], "CellExit")
    within(r.error["evalue"], "System.exit(3)")
    equal(s.run("kept").text, "42")


def check_out_of_memory_is_explained(s):
    r = s.run("var big = new ArrayList<long[]>();\nwhile (true) big.add(new long[10_000_000]);", timeout=120)
    equal(r.error["ename"], "OutOfMemoryError")
    within(r.error["evalue"], "MB")
    equal(s.run("big = null; kept").text, "42")


def check_deep_recursion(s):
    r = s.run("int down(int n) { return down(n + 1) + 1; }\ndown(0)")
    equal(r.error["ename"], "StackOverflowError")
    equal(s.run("kept").text, "42")


harness.main(globals())
