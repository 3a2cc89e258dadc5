"""Memory that runs out: the cell is told and the kernel lives, however the heap was filled and whatever its size."""
import queue
import tempfile
import time

import harness
from harness import equal, within

# How a cell fills a list, and whether it must end with an error; a thread of its own may end and leave the cell alone.
WAYS = {
    "slowly": ("List<long[]> keep = new ArrayList<>(); while (true) keep.add(new long[1000]);", True),
    "by a thread": (
        "var keep = new ArrayList<long[]>(); var full = new Thread(() -> { while (true) keep.add(new long[1000]); }); "
        "full.start(); full.join();", False),
    "by a cell that goes on all the same": (
        "List<long[]> keep = new ArrayList<>(); while (true) { try { keep.add(new long[1000]); } catch (Throwable t) { } }", True),
}


def small(heap, **options):
    return harness.Session(env={"JDK_JAVA_OPTIONS": "-Xmx" + heap}, **options)


def answers(s, way):
    """A heap that variables hold to the brim leaves the kernel enough for small cells, one of which lets go of them."""
    equal((way, s.run("1 + 1").text), (way, "2"))
    equal((way, s.run("int square(int x) { return x * x; } List.of(square(3), 2)").text), (way, "[9, 2]"))
    equal((way, s.run("keep.size() > 1000").text), (way, "true"))
    s.run("keep.clear();")
    equal((way, s.run("new byte[(int) (Runtime.getRuntime().maxMemory() / 2)].length > 0").text), (way, "true"))


def fill(heap):
    """A machine with much else to do may leave the kernel no way but to end."""
    ended = 0
    s = small(heap)
    for way, (cell, fails) in WAYS.items():
        error = s.run(cell, timeout=120).error
        if error.get("ename") == "KernelEnded":
            ends(s, error)
            ended += 1
            s = small(heap)
            continue
        if fails or error:
            equal((way, error.get("ename")), (way, "OutOfMemoryError"))
            within(error["evalue"], "The kernel may use ")
        answers(s, way)
    s.close()
    assert ended < 2, f"{ended} of {len(WAYS)} kernels ended"


def check_heap_of_300_mb():
    fill("300m")


def check_heap_of_1_gb():
    fill("1g")


def check_heap_of_2_gb():
    fill("2g")


def check_thread_that_a_cell_has_left_running_fills_the_heap():
    s = small("300m")
    s.run("var keep = new ArrayList<long[]>(); var full = new Thread(() -> { while (true) keep.add(new long[1000]); }); full.start();")
    time.sleep(3)
    tries = 1
    while s.run("full.isAlive()").text != "false":     # a busy machine takes longer to fill it, and a cell meanwhile may be told
        assert tries < 20, "the thread goes on"
        time.sleep(1)
        tries += 1
    answers(s, "idle")
    s.close()


def check_text_of_half_the_heap():
    """Its beginning is shown, or the cell is told; a later one runs."""
    for heap in ("300m", "1g"):
        s = small(heap)
        for cell in ('"x".repeat(150 << 20)', 'System.out.println("x".repeat(150 << 20));', '"\\u20ac".repeat(100 << 20)'):
            r = s.run(cell)
            assert r.status == "ok" or r.error["ename"] == "OutOfMemoryError", (heap, cell, r.error)
            assert len(str(r.messages)) < 1_000_000, (heap, cell, len(str(r.messages)))
            equal(s.run("1 + 1").text, "2")
        s.close()


def ends(s, error):
    equal(error["ename"], "KernelEnded")
    within(error["evalue"], "cells hold all of the ")
    s.manager.provisioner.process.wait(10)
    s.client.stop_channels()


def last_words(s):
    """The error that is published after a cell's reply, if one is within half a second."""
    try:
        while True:
            message = s.client.get_iopub_msg(timeout=0.5)
            if message["msg_type"] == "error":
                return message["content"]
    except queue.Empty:
        return None


def check_heap_that_is_filled_again_and_again():
    """What the kernel has kept back is used up at last: each cell is told that memory ran out, or that the kernel ends for want of it.
    Where there is not even memory for a last message, the reason stands in the log of whoever started it."""
    with tempfile.TemporaryFile(mode="w+") as log:
        s = small("300m", stderr=log)
        s.run("var keep = new ArrayList<Object>();")
        for i in range(20):
            try:
                result = s.run("while (true) keep.add(new long[%d]);" % (1000 >> min(i, 9)), timeout=20)
            except queue.Empty:
                s.manager.provisioner.process.wait(10)
                log.seek(0)
                within(log.read(), "cells hold all of the ")
                harness.note(f"ended at cell {i + 1}, which is said in the log")
                return
            equal((i, result.status), (i, "error"))
            error = result.error
            if error.get("ename", "OutOfMemoryError") == "OutOfMemoryError":   # or no memory was left to publish it
                error = last_words(s)
            if error:
                ends(s, error)
                harness.note(f"ended at cell {i + 1}, which is said in the page")
                return
        s.close()


harness.main(globals())
