"""A notebook whose cells define a record, a method, variables and a lambda, and run them on Spark: notebook.py ADDRESS HARNESS."""
import sys

sys.path.insert(0, sys.argv[2])
from harness import Session, equal, within  # noqa: E402

session = Session()


def cell(code, **options):
    result = session.run(code, timeout=120, **options)
    assert result.status == "ok", f"{code}\n{result.traceback}"
    return result


try:
    cell("%cluster")
    cell("""import engram.work.*;
double half = 0.5;
int[] table = {1, 2, 3};
double scaled(double x) { return x * half; }
record Circle(double r) implements java.io.Serializable { double area() { return scaled(Math.PI * r * r); } }
record Area(Circle circle) implements Work<Circle> { public Circle run() { return new Circle(circle.area() + table[1]); } }
class Plain implements java.io.Serializable { int k; Plain(int k) { this.k = k; } }
Site site;
<R> String all(List<? extends Work<R>> works) {
    Object[] results = new Object[works.size()];
    site.run(works, (k, result) -> results[k] = result);
    return Arrays.toString(results);
}""")
    for address in ("local[2]", sys.argv[1]):
        cell(f'site = Site.at("{address}")')
        # a record, what its method calls, and the variables that this reads
        cell("half = 0.5;")
        equal(cell("all(List.of(new Area(new Circle(0)), new Area(new Circle(1))))").text, "[Circle[r=2.0], Circle[r=3.5707963267948966]]")
        # a lambda, with what it captures and the notebook's variables; another process than this one where there is a cluster
        equal(cell("Work<String> w = () -> half + \" \" + table.length; all(List.of(w, w))").text, "[0.5 3, 0.5 3]")
        cell("List<Work<Integer>> ws = new ArrayList<>(); for (int i = 0; i < 4; i++) { int k = i; ws.add(() -> k * k); }")
        equal(cell("all(ws)").text, "[0, 1, 4, 9]")
        there = cell("Work<Long> pid = () -> ProcessHandle.current().pid(); all(List.of(pid))").text
        assert (there == f"[{session.pid}]") == (address == "local[2]"), there
        # what is set or declared anew is what counts
        cell("half = 2;")
        equal(cell("all(List.of(w))").text, "[2.0 3]")
        cell("double scaled(double x) { return -x * half; }")
        equal(cell("all(List.of(new Area(new Circle(1))))").text, "[Circle[r=-4.283185307179586]]")
        cell("double scaled(double x) { return x * half; }")
        # an object of a class that is no record, whose number the kernel's checks would change
        equal(cell("Plain p = new Plain(3); Work<Plain> plain = () -> new Plain(p.k + 1); int[] got = new int[1]; "
                   "site.run(List.of(plain), (k, result) -> got[0] = result.k); got[0]").text, "4")
        # what fails says so
        failed = session.run("Work<Integer> bad = () -> table[7]; all(List.of(bad))", timeout=120)
        within(failed.traceback, "Work 0 failed: Index 7 out of bounds for length 3")
    failed = session.run("Work<String> self = () -> site.description(); all(List.of(self))", timeout=120)
    within(failed.traceback, "the variable site, which it reads, is not serialisable")
    failed = session.run("record Bare(int k) {} Bare bare = new Bare(1); Work<Integer> b = () -> bare.k(); all(List.of(b))", timeout=120)
    within(failed.traceback, "the variable bare, which it reads, is not serialisable: Bare")
    # the stop button
    stopped = session.run('Work<Integer> endless = () -> { while (true) engram.progress.Progress.checkCancelled(); }; System.out.println("go"); all(List.of(endless))',
                          timeout=120, interrupt=True)
    assert stopped.status == "error" and stopped.after_interrupt < 10, (stopped.status, stopped.after_interrupt)
    equal(cell("all(ws)").text, "[0, 1, 4, 9]")
    print("all cells as expected")
finally:
    session.client.stop_channels()
    session.manager.shutdown_kernel(now=True)
