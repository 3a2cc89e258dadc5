"""What the kernel answers to requests other than a plain cell."""
import harness
from harness import equal, within


def ask(s, send):
    return s.answer(send())["content"]


def check_kernel_info(s):
    content = ask(s, s.client.kernel_info)
    equal(content["language_info"]["name"], "java")
    equal(content["language_info"]["mimetype"], "text/x-java")
    equal(content.get("debugger", False), False)


def matches(s, code):
    content = ask(s, lambda: s.client.complete(code, len(code)))
    equal(content["status"], "ok")
    return [code[:content["cursor_start"]] + m for m in content["matches"]]


def check_completion(s):
    s.run("String greeting = \"hi\";\nint greatness = 1;")
    within(matches(s, "greet"), "greeting")
    within(matches(s, "greeting.toUpp"), "greeting.toUpperCase(")
    within(matches(s, "new ArrayLi"), "new ArrayList(")
    import time
    for _ in range(100):   # an index of all packages is made when a completion is asked for the first time
        if matches(s, "import java.util.conc"):
            break
        time.sleep(0.2)
    within("".join(matches(s, "import java.util.conc")), "import java.util.concurrent")
    within(matches(s, "Matrix.ident"), "Matrix.identity(")
    equal(matches(s, "greeting.nothingLikeThis"), [])


def check_completion_tells_types(s):
    code = "greeting.isEm"
    content = ask(s, lambda: s.client.complete(code, len(code)))
    kinds = content["metadata"]["_jupyter_types_experimental"]
    equal((kinds[0]["text"], kinds[0]["type"], kinds[0]["start"], kinds[0]["end"]), ("isEmpty()", "function", 9, 13))
    within(kinds[0]["signature"], "boolean")


def check_completion_counts_characters(s):
    s.run('String s = "";')
    code = 'String a = "😀😀"; s.leng'
    content = ask(s, lambda: s.client.complete(code, len(code)))
    equal((content["cursor_start"], content["cursor_end"]), (len(code) - 4, len(code)))


def inspect(s, code, position=None, detail=0):
    content = ask(s, lambda: s.client.inspect(code, len(code) if position is None else position, detail))
    equal(content["status"], "ok")
    return content["data"].get("text/plain") if content["found"] else None


def check_inspection(s):
    text = inspect(s, "greeting.substring")
    within(text, "substring(int beginIndex)")
    within(text, "Returns a string that is a substring of this string")
    text = inspect(s, "Matrix.identity")
    within(text, "Matrix")
    within(text, "identity(int n)")
    within(inspect(s, "Math.sqrt(2)", 5), "square root")
    within(inspect(s, "greeting"), "String greeting")
    within(inspect(s, "Matrix"), "engram.tensor.Matrix")
    equal(inspect(s, "noSuchThing"), None)


def check_inspection_shows_the_librarys_documentation(s):
    within(inspect(s, "Matrix.identity"), "n × n identity")


def check_inspection_of_calls_that_are_being_typed(s):
    for code in ("Plot.histogram(", "Plot.histogram", "Plot.histogram(x, ", "foo(Plot.histogram(1, 2", "Plot.histogram(x, 50)", "%time Plot.histogram(", "%%time\nPlot.histogram("):
        text = inspect(s, code)
        within(text, "histogram(double[] values, int bins)")
        within(text, "How many of the values fall into each of some bins")
        within(text, "histogram(tech.tablesaw.api.Table table, String column, int bins)")
    within(inspect(s, "Plot.histogram(x, 50).title(t)", 8), "How many of the values fall into each")
    within(inspect(s, "var h = Plot.histogram(new double[] {1, 2}, "), "double[] values, int bins")
    for code in ("Update.synchronous(", "Update.synchronous", "net.recall(probes, Update.synchronous("):
        text = inspect(s, code)
        within(text, "Update Update.synchronous()")
        within(text, "All neurons at once")
    within(inspect(s, "list.forEach(x -> { Math.sqrt("), "square root")
    within(inspect(s, "display("), "by which updateDisplay can replace it")
    within(inspect(s, "Ties.RANDOM"), "with equal probability")


def check_inspection_of_what_cells_declared(s):
    s.run("int tripled(int n, String... rest) { return 3 * n; }\nvar marks = new ArrayList<Integer>();\nclass Kitten { int age; int weigh(int food) { return food; } }")
    for code in ("tripled", "tripled(", "tripled(1, ", "1 + tripled(Math.max(1, 2), "):
        within(inspect(s, code), "int tripled(int n, String... rest)")
    within(inspect(s, "marks"), "marks")
    within(inspect(s, "new Kitten().weigh("), "weigh(int food)")
    within(inspect(s, "new Kitten("), "Kitten")
    s.run("/** Twice as much. */\nint twice(int n) { return 2 * n; }\n/** A puppy. */ class Puppy { /** Its age. */ int age; /** Says. */ String bark() { return null; } }\n"
          "/** A spot. */ record Spot(int x) { }\nvar puppy = new Puppy();")
    for code, told in (("twice(", "Twice as much."), ("Puppy", "A puppy."), ("new Puppy(", "A puppy."), ("puppy.bark(", "Says."), ("puppy.age", "Its age."), ("new Spot(", "A spot.")):
        within(inspect(s, code), told)


def complete(s, code):
    content = ask(s, lambda: s.client.is_complete(code))
    return content["status"], content.get("indent")


def check_is_complete(s):
    equal(complete(s, "1 + 1"), ("complete", None))
    equal(complete(s, "int f() {"), ("incomplete", "    "))
    equal(complete(s, "int f() {\n    if (x) {"), ("incomplete", "        "))
    equal(complete(s, "if (x)"), ("incomplete", "    "))
    equal(complete(s, "f(1))"), ("invalid", None))
    equal(complete(s, "\"abc"), ("invalid", None))
    equal(complete(s, ""), ("complete", None))
    for code in ("x +", "int y =", "class A", "foo(", "if (a) {", "a.", "x ->", "@Override", "try { }", "/* note"):
        equal(complete(s, code)[0], "incomplete")
    for code in ("if (a) { }", "x++", "import java.util.*", "%jars it's.jar", "class A { }"):
        equal(complete(s, code)[0], "complete")
    equal(complete(s, "%%time"), ("incomplete", ""))
    equal(complete(s, "%%time\n1 + 1\n"), ("complete", None))


def check_history(s):
    s.run("111 + 1")
    s.run("\"no trace\"", store_history=False)
    content = ask(s, lambda: s.client.history(hist_access_type="tail", n=1, output=True, raw=True))
    equal(content["history"][0][2], ["111 + 1", "112"])
    content = ask(s, lambda: s.client.history(hist_access_type="search", pattern="111*", output=False, raw=True))
    equal([h[2] for h in content["history"]], ["111 + 1"])
    number = content["history"][0][1]
    content = ask(s, lambda: s.client.history(hist_access_type="range", session=0, start=number, stop=number + 1, raw=True,
                                              output=False))
    equal(content["history"], [[1, number, "111 + 1"]])


def check_execution_count_and_silence(s):
    first = s.run("1").reply["content"]["execution_count"]
    equal(s.run("2").reply["content"]["execution_count"], first + 1)
    equal(s.run("3", store_history=False).reply["content"]["execution_count"], first + 2)
    equal(s.run("4").reply["content"]["execution_count"], first + 2)
    r = s.run('System.out.println("psst"); display(1); 5', silent=True)
    equal([m["msg_type"] for m in r.messages], ["status", "status"])
    equal(s.run("6").reply["content"]["execution_count"], first + 3)


def check_user_expressions(s):
    r = s.run("int u = 6;", user_expressions={"good": "u * 7", "bad": "u / 0", "ugly": "u +* 1"})
    values = r.reply["content"]["user_expressions"]
    equal(values["good"]["data"]["text/plain"], "42")
    equal((values["bad"]["status"], values["bad"]["ename"]), ("error", "ArithmeticException"))
    equal(values["ugly"]["ename"], "CompilationException")


def check_stop_on_error_false(s):
    first = s.client.execute("Thread.sleep(300); throw new RuntimeException();", stop_on_error=False)
    second = s.client.execute("1 + 1")
    equal(s.answer(first)["content"]["status"], "error")
    equal(s.answer(second)["content"]["status"], "ok")


def typed(s, code, line):
    request = s.client.execute(code, allow_stdin=True)
    question = s.client.get_stdin_msg(timeout=20)
    s.client.input(line)
    return question["content"], s.answer(request)["content"]


def check_input(s):
    question, reply = typed(s, 'String name = input("name? ");', "Ada")
    equal((question["prompt"], question["password"]), ("name? ", False))
    equal(s.run("name").text, "Ada")
    question, reply = typed(s, 'var secret = password("word? ");', "x")
    equal(question["password"], True)
    question, reply = typed(s, "int read = new Scanner(System.in).nextInt();", "37")
    equal(s.run("read").text, "37")


def check_input_that_is_not_allowed(s):
    r = s.run('input("name? ")', allow_stdin=False)
    equal(r.status, "error")
    within(r.error["evalue"], "allow_stdin")


def check_input_is_interrupted(s):
    import threading, time
    for code in ('input("?")', "new Scanner(System.in).nextLine()"):
        request = s.client.execute(code, allow_stdin=True)
        s.client.get_stdin_msg(timeout=20)
        start = time.time()
        s.manager.interrupt_kernel()
        content = s.answer(request)["content"]
        equal(content["ename"], "InterruptedException")
        assert time.time() - start < 0.5
        s.client.input("too late")
    equal(s.run("1 + 1").text, "2")


def comm(s, kind, content):
    message = s.client.session.msg(kind, content)
    s.client.shell_channel.send(message)
    request = message["header"]["msg_id"]
    seen = []
    while True:
        m = s.client.get_iopub_msg(timeout=20)
        if m["parent_header"].get("msg_id") == request:
            if m["msg_type"] == "status" and m["content"]["execution_state"] == "idle":
                return seen
            seen.append(m)


def check_comms(s):
    seen = comm(s, "comm_open", {"comm_id": "c1", "target_name": "nobody", "data": {}})
    equal(seen[-1]["msg_type"], "comm_close")
    r = s.run("""
import org.dflib.jjava.jupyter.kernel.comm.*;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.comm.*;
class Echo extends Comm {
    Echo(CommManager manager, String id, String target) { super(manager, id, target); }
    protected void onMessage(Message<CommMsgCommand> message) {
        System.out.println("heard");
        send(message.getContent().getData());
    }
    protected void onClose(Message<CommCloseCommand> message, boolean sending) { }
}
comms().registerTarget("echo", (manager, id, target, message) -> new Echo(manager, id, target));
""")
    equal(r.status, "ok")
    comm(s, "comm_open", {"comm_id": "c2", "target_name": "echo", "data": {}})
    equal(ask(s, lambda: s.client.comm_info("echo"))["comms"], {"c2": {"target_name": "echo"}})
    seen = comm(s, "comm_msg", {"comm_id": "c2", "data": {"n": 5}})
    equal([m["content"]["data"] for m in seen if m["msg_type"] == "comm_msg"], [{"n": 5}])
    equal([m["content"]["text"] for m in seen if m["msg_type"] == "stream"], ["heard\n"])
    comm(s, "comm_close", {"comm_id": "c2", "data": {}})
    equal(ask(s, lambda: s.client.comm_info())["comms"], {})
    r = s.run('var mine = comms().openComm("page", (m, id, t, msg) -> new Echo(m, id, t)); mine.close();')
    equal([m["msg_type"] for m in r.messages if m["msg_type"].startswith("comm")], ["comm_open", "comm_close"])


harness.main(globals())
