"""Memory that runs out: the cell is told and the kernel lives, however the heap was filled and whatever its size."""
import harness
from harness import equal, within

HEAPS = ("300m", "1g", "2g")

# What the cell does, and whether it ends with an error.
WAYS = {
    "slowly": ("List<long[]> keep = new ArrayList<>(); while (true) keep.add(new long[1000]);", True),
    "by a thread that a cell has left running": (
        "var keep = new ArrayList<long[]>(); var full = new Thread(() -> { while (true) keep.add(new long[1000]); }); "
        "full.start(); full.join();", False),
    "by a cell that goes on all the same": (
        "List<long[]> keep = new ArrayList<>(); while (true) { try { keep.add(new long[1000]); } catch (Throwable t) { } }", True),
}


def answers(s, way):
    """A heap that variables hold to the brim leaves the kernel enough for small cells, one of which lets go of them."""
    equal((way, s.run("1 + 1").text), (way, "2"))
    equal((way, s.run("int square(int x) { return x * x; } List.of(square(3), 2)").text), (way, "[9, 2]"))
    equal((way, s.run("keep.size() > 1000").text), (way, "true"))
    s.run("keep.clear();")
    equal((way, s.run("new byte[(int) (Runtime.getRuntime().maxMemory() / 2)].length > 0").text), (way, "true"))


def fill(heap):
    s = harness.Session(env={"ENGRAM_JVM_OPTS": "-Xmx" + heap})
    for way, (cell, fails) in WAYS.items():
        r = s.run(cell, timeout=120)
        if r.error.get("ename") == "InternalError": print(r.traceback)
        equal((way, r.error.get("ename")), (way, "OutOfMemoryError" if fails else None))
        if fails:
            within(r.error["evalue"], "The kernel may use ")
        answers(s, way)
    s.close()


def check_heap_of_300_mb():
    fill("300m")


def check_heap_of_1_gb():
    fill("1g")


def check_heap_of_2_gb():
    fill("2g")


def check_text_of_half_the_heap():
    """Its beginning is shown, or the cell is told; a later one runs."""
    for heap in HEAPS:
        s = harness.Session(env={"ENGRAM_JVM_OPTS": "-Xmx" + heap})
        for cell in ('"x".repeat(150 << 20)', 'System.out.println("x".repeat(150 << 20));', '"\\u20ac".repeat(150 << 20)'):
            r = s.run(cell)
            assert r.status == "ok" or r.error["ename"] == "OutOfMemoryError", (heap, cell, r.error)
            assert len(str(r.messages)) < 1_000_000, (heap, cell, len(str(r.messages)))
            equal(s.run("1 + 1").text, "2")
        s.close()




harness.main(globals())
