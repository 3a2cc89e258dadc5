"""What a cell does: values, output, errors."""
import harness
from harness import equal, within


def check_value_of_the_last_expression(s):
    equal(s.run("1 + 1").text, "2")
    equal(s.run("int x = 20;\nx + 1").text, "21")
    equal(s.run("x;").text, "20")
    equal(s.run("int y = 3;").data, {})
    equal(s.run("void nothing() {}\nnothing()").data, {})
    equal(s.run("x + 1\nint z = 3;").data, {})
    equal(s.run('System.out.printf("%d", 3)').data, {})
    equal(s.run("String gone = \"\";\ngone = null;").data, {})
    equal(s.run("gone").text, "null")


def check_library_is_there_without_magic(s):
    equal(s.run("Matrix.identity(3).get(1, 1)").text, "1.0")
    equal(s.run("sqrt(2)").text, "1.4142135623730951")
    equal(s.run("IntStream.range(0, 4).boxed().toList()").text, "[0, 1, 2, 3]")


def check_output_keeps_its_order(s):
    r = s.run('System.out.print("a"); System.err.print("b"); System.out.print("c"); display("d"); System.out.print("e")')
    order = [(c["content"].get("text") or c["content"]["data"]["text/plain"]) for c in r.messages
             if c["msg_type"] in ("stream", "display_data")]
    equal(order, ["a", "b", "c", "d", "e"])
    equal(s.run('System.out.println("Größe: 3 µm → ∞ 😀")').out, "Größe: 3 µm → ∞ 😀\n")


def check_output_comes_while_the_cell_runs(s):
    import time
    request = s.client.execute('System.out.println("now"); Thread.sleep(3000);')
    start = time.time()
    while True:
        message = s.client.get_iopub_msg(timeout=10)
        if message["msg_type"] == "stream" and message["parent_header"].get("msg_id") == request:
            break
    assert time.time() - start < 2, "the output came only at the end"
    s.answer(request)


def check_forms_of_values(s):
    equal(s.run("new double[] {1, 2.5}").text, "[1.0, 2.5]")
    equal(s.run("new int[][] {{1, 2}, {3, 4}}").text, "[[1, 2],\n [3, 4]]")
    within(s.run("new double[1_000_000]").text, "(1,000,000 elements)")
    within(s.run("Matrix.identity(200)").data["text/html"], "200 × 200 matrix")
    within(s.run("new java.awt.image.BufferedImage(8, 8, 1)").data["image/png"], "iVBOR")
    within(s.run("record Pair(int left, String right) { }\nnew Pair(1, \"<b>\")").data["text/html"], "&lt;b&gt;")
    within(s.run('Map.of("k", 1)').data["text/html"], "<td>k</td>")
    within(s.run("List.of(new Pair(1, \"a\"), new Pair(2, \"b\"))").data["text/html"], "<th>left</th>")
    within(s.run("class Thing { }\nnew Thing()").text, "Thing@")
    equal(s.run("null").text, "null")
    equal(s.run('latex("x^2")').data["text/latex"], "$$x^2$$")
    table = 'tech.tablesaw.api.Table.create("t", tech.tablesaw.api.IntColumn.create("n", 1, 2, 3))'
    within(s.run(table).data["text/html"], "<th>n</th>")
    chart = "org.knowm.xchart.QuickChart.getChart(\"t\", \"x\", \"y\", \"s\", new double[] {1, 2}, new double[] {1, 4})"
    within(s.run(chart).data["image/png"], "iVBOR")


def check_html_is_shown_where_a_class_says_so(s):
    page = 'String html() { return "<script>1</script>"; } public String toString() { return "page"; } }\nnew '
    equal(s.run("class Foreign { public " + page + "Foreign()").data, {"text/plain": "page"})
    own = s.run("class Own implements ShownAsHtml { public " + page + "Own()")
    equal(own.data, {"text/plain": "page", "text/html": "<script>1</script>"})


def check_display_can_be_updated(s):
    r = s.run('var id = display("first");\nupdateDisplay(id, "second");')
    shown, updated = r.of("display_data")[0], r.of("update_display_data")[0]
    equal(shown["transient"]["display_id"], updated["transient"]["display_id"])
    equal(updated["data"]["text/plain"], "second")
    r = s.run('display("alone")')
    equal((len(r.of("display_data")), len(r.of("execute_result"))), (1, 0))


def check_progress_moves_and_goes(s):
    work = 'try (var p = Progress.of("work", 4)) { for (int i = 0; i < 4; i++) { Thread.sleep(500); p.step(); } }'
    r = s.run('System.out.print("before");\n' + work)
    assert r.of("update_display_data"), "the bar did not move"
    last = r.messages[-3:-1]
    equal(r.of("clear_output"), [{"wait": True}])
    equal(last[-1]["content"].get("text"), "before")
    r = s.run(work)
    equal(r.of("clear_output"), [{"wait": False}])
    equal(r.messages[-2]["msg_type"], "clear_output")


def check_exception_has_its_own_name_and_line(s):
    r = s.run("int[] a = new int[2];\n\n// a comment\na[5] = 1;")
    equal(r.status, "error")
    equal(r.error["ename"], "ArrayIndexOutOfBoundsException")
    equal(r.error["evalue"], "Index 5 out of bounds for length 2")
    within(r.traceback, "line 4")
    within(r.traceback, "-->   4 | a[5] = 1;")
    assert "jshell" not in r.traceback.lower() and "engram.kernel" not in r.traceback, r.traceback


def check_exception_through_methods_of_other_cells(s):
    r = s.run("int divide(int a, int b) {\n    return a / b;\n}\n\ndivide(1, 0)")
    within(r.traceback, "divide in cell")
    within(r.traceback, "-->   2 |     return a / b;")
    r = s.run("try {\n    divide(1, 0);\n} catch (Exception e) {\n    throw new IllegalStateException(\"no way\", e);\n}")
    equal(r.error["ename"], "IllegalStateException")
    within(r.traceback, "caused by ArithmeticException: / by zero")
    r = s.run("class Odd extends RuntimeException { }\nthrow new Odd();")
    equal(r.error["ename"], "Odd")


def check_compile_error_has_line_and_column(s):
    r = s.run("int q = 1;\nint w = q +\n    missing + 1;")
    equal(r.error["ename"], "CompilationException")
    within(r.traceback, "line 3, column 5")
    within(r.traceback, "missing")
    within(r.traceback, "^^^^^^^")


def check_cell_that_breaks_off_changes_nothing(s):
    r = s.run('System.out.println("not yet");\nfor (int i = 0; i < 3; i++) {')
    equal(r.error["ename"], "CompilationException")
    equal(r.out, "")


def check_declaration_with_something_undefined_says_so(s):
    within(s.run("int later() { return notYetThere(); }").err, "notYetThere()")
    equal(s.run("int notYetThere() { return 7; }").err, "")
    equal(s.run("later()").text, "7")


def check_cells_after_an_error_do_not_run(s):
    first = s.client.execute("Thread.sleep(300); throw new RuntimeException();")
    second = s.client.execute("1 + 1")
    equal(s.answer(first)["content"]["status"], "error")
    equal(s.answer(second)["content"]["status"], "aborted")
    equal(s.run("1 + 1").text, "2")


def check_flood_is_held_back(s):
    r = s.run('for (int i = 0; i < 10_000_000; i++) System.out.println("line " + i);', timeout=120)
    equal(r.status, "ok")
    assert len(r.out) < 5_000_000, len(r.out)
    within(r.out, "line 0\n")
    within(r.out, "were printed here and not shown")
    within(r.out, "line 9999999\n")
    import re
    dropped = sum(int(n.replace(",", "")) for n in re.findall("… ([\\d,]+) lines", r.out))
    equal(dropped + len(re.findall("^line", r.out, re.M)) >= 10_000_000, True)
    equal(s.run('System.out.println("quiet")').out, "quiet\n")


def check_many_displays_are_slowed_down(s):
    r = s.run("for (int i = 0; i < 200; i++) display(i);")
    equal(len(r.of("display_data")), 200)
    assert r.seconds > 1.5, r.seconds
    r = s.run('System.out.println("go"); while (true) display(1);', interrupt=True)
    equal(r.error["ename"], "InterruptedException")


def check_traces_hold_nothing_of_the_shell(s):
    s.run("class Odd extends RuntimeException { Odd(String m, Throwable c) { super(m, c); } }\nString word = null;")
    r = s.run("""List.of(1, 2, 0).stream().map(n -> {
    try {
        return 10 / n;
    } catch (ArithmeticException e) {
        throw new Odd("bad number " + n, e);
    }
}).sorted(Comparator.reverseOrder()).toList()""")
    equal((r.error["ename"], r.error["evalue"]), ("Odd", "bad number 0"))
    for part in ("-->   5 |         throw new Odd", "caused by ArithmeticException: / by zero", "more of the JDK", "a lambda in cell"):
        within(r.traceback, part)
    equal(s.run("word.length()").error["evalue"], 'Cannot invoke "String.length()" because "word" is null')
    equal(s.run("String late(String[] words) {\n    String local = words[0];\n    return local.trim();\n}\nlate(new String[1])").error["evalue"],
          'Cannot invoke "String.trim()" because "local" is null')
    r = s.run("int down(int n) {\n    return down(n + 1) + 1;\n}\ndown(0)")
    equal(r.error["ename"], "StackOverflowError")
    within(r.traceback, "down in cell")
    within(r.traceback, "line 2")
    r = s.run("try { word.length(); } catch (Exception e) { e.printStackTrace(); System.out.println(e); }")
    within(r.err, 'because "word" is null\n\tat cell')
    within(r.out, 'because "word" is null')
    r = s.run("class Cat { } class Dog { }\nObject o = new Dog();\nCat c = (Cat) o;")
    equal(r.error["evalue"], "class Dog cannot be cast to class Cat")
    r = s.run('var t = new Thread(() -> { throw new Odd("aside", null); });\nt.start();\nt.join();')
    within(r.err, "Odd: aside\n\tat a lambda in cell")
    for said in (s.run("word.length()").traceback, s.run("late(new String[1])").traceback, s.run("down(0)").traceback):
        assert not any(part in said for part in ("REPL", "engram.kernel", "$", "<local")), said


def check_exceptions_that_misbehave_are_told(s):
    """What an exception of a cell says of itself may fail, too."""
    for number, (members, part) in enumerate((("String getMessage() { throw new RuntimeException(); }", "its message cannot be told"), ("String toString() { throw new RuntimeException(); }", ""),
                                              ("StackTraceElement[] getStackTrace() { return null; }", ""), ("Throwable getCause() { throw new RuntimeException(); }", ""),
                                              ("Throwable getCause() { return this; }", ""), ("Throwable getCause() { return new Own4(); }", "caused by Own4"))):
        s.run(f"class Own{number} extends RuntimeException {{ public {members} }}".replace("Own4()", f"Own{number}()"))
        for r in (s.run(f"throw new Own{number}();"), s.run(f"new Thread(() -> {{ throw new Own{number}(); }}) {{ {{ start(); join(); }} }};")):
            assert "engram" not in r.traceback + r.err and "REPL" not in r.traceback + r.err, r.traceback + r.err
        equal(s.run(f"throw new Own{number}();").error["ename"], f"Own{number}")
        within(s.run(f"throw new Own{number}();").traceback, part.replace("Own4", f"Own{number}"))
    equal(s.run("1 + 1").text, "2")


def check_stacks_that_cells_ask_for(s):
    """Stacks that cells print, show or log hold their own frames, and those of what they call."""
    s.run("void deep() { throw new IllegalStateException(\"deep\"); }")
    r = s.run("try { deep(); } catch (IllegalStateException e) { System.out.println(e.getStackTrace()[0].getMethodName() + e.getStackTrace().length + Arrays.toString(e.getStackTrace())); }")
    within(r.out, "deep2[deep in cell ")
    for code in ("Thread.dumpStack();", "Thread.currentThread().getStackTrace()", "java.util.logging.Logger.getLogger(\"x\").log(java.util.logging.Level.WARNING, \"m\", new Exception(\"logged\"));",
                 "StackWalker.getInstance().forEach(System.out::println);"):
        r = s.run(code)
        said = r.out + r.err + (r.text or "")
        within(said, "cell ")
        assert not any(part in said for part in ("REPL", "engram.kernel", "$", "jdk.internal.reflect")), (code, said)


def check_texts_name_classes_as_cells_do(s):
    s.run("class Poodle { } @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) @interface Breed { int value(); } @Breed(3) class Pug { }")
    for code, part in (('"" + new Poodle()', "Poodle@"), ('List.of("a " + new Poodle())', "[a Poodle@"), ('new StringBuilder().append(new Poodle())', "Poodle@"),
                       ("Pug.class.getAnnotation(Breed.class)", "@Breed(3)"), ("new Poodle().getClass().getName()", "Poodle"), ("Poodle.class.getCanonicalName()", "Poodle")):
        text = s.run(code).text
        assert text.startswith(part), (code, text)


def check_wrong_names_are_suggested(s):
    within(s.run('Sytem.out.println("a")').error["evalue"], "did you mean System?")
    within(s.run("Table t = null;").error["evalue"], "to use it: import tech.tablesaw.api.Table;")
    s.run('String greeting = "hi"; int total = 1;')
    within(s.run("greting.length()").error["evalue"], "did you mean greeting?")
    within(s.run("greeting.lenght()").error["evalue"], "did you mean length?")
    within(s.run("int f(int n) {\n    int count = n;\n    return cuont;\n}\nf(1)").error["evalue"], "variable cuont")
    within(s.run("Sting s = null;").error["evalue"], "did you mean String?")
    within(s.run("JFrame f = null;").error["evalue"], "import javax.swing.JFrame;")


def check_values_that_fail_or_never_answer_are_shown(s):
    s.run('class Nil { public String toString() { return null; } }\n'
          'class Bad { public String toString() { throw new IllegalStateException("no <b>"); } }\n'
          'class Round { public String toString() { while (true) { } } }\n'
          'class Asleep { public String toString() { while (true) { try { Thread.sleep(1000); } catch (Throwable t) { } } } }\n'
          'class Endless implements Iterable<Integer> {\n'
          '    public Iterator<Integer> iterator() { return IntStream.iterate(0, i -> i + 1).iterator(); } }')
    for code, part in (("new Nil()", "(its toString() returned null)"),
                       ("new Bad()", "(its toString() threw IllegalStateException: no <b>)"),
                       ("new Round()", "(its toString() did not end within 0.3 s)"),
                       ("List.of(1, new Asleep(), 2)", "(its toString() did not end within 0.3 s), 2]"),
                       ("new Endless()", "48, 49, …] (more than 50 elements)"),
                       ("Map.of(1, new Round())", "(its toString() did not end within 0.3 s)"),
                       ("new AbstractList<Integer>() {\n    public int size() { return 5; }\n    public Integer get(int i) { while (i > 1); return i; } }",
                        "[0, 1, …] (reading on did not end within 0.3 s)")):
        r = s.run(code)
        within(r.text, part)
        assert r.seconds < 2, (code, r.seconds)
        assert "$" not in r.text, r.text
    within(s.run("Map.of(1, new Bad())").data["text/html"], "threw IllegalStateException: no &lt;b&gt;)")
    r = s.run('display(new Round()); System.out.print("on"); 1 + 1')
    within(r.of("display_data")[0]["data"]["text/plain"], "did not end within")
    equal((r.out, r.text), ("on", "2"))
    equal(s.run("long n = 0; for (int i = 0; i < 1000; i++) n += i; n").text, "499500")


def check_values_too_large_are_cut_off():
    s = harness.Session(env={"ENGRAM_JVM_OPTS": "-Xmx300m"})
    try:
        s.run("1 + 1")
        for code, part in (("Collections.nCopies(2_000_000_000, 1)", "…] (2,000,000,000 elements)"),
                           ("Map.of(1, Collections.nCopies(2_000_000_000, 1))", "(2,000,000,000 elements)}"),
                           ("record R(int n) { }\nCollections.nCopies(2_000_000_000, new R(1))", "R[n=1], …] (2,000,000,000 elements)"),
                           ("new StringBuilder().repeat(\"ab\", 50_000_000)", "… (20,000 of 100,000,000 characters)"),
                           ("new int[300][300][300]", "… (cut off after 20,000 characters)"),
                           ("Object[] me = {1, null}; me[1] = me; me", "[1, (itself)]"),
                           ("var you = new ArrayList<Object>(); you.add(Map.of(\"in\", you)); you", "[{in=(a value around it)}]"),
                           ("new byte[50_000_000]", "(50,000,000 elements)")):
            r = s.run(code)
            within(r.text, part)
            assert r.seconds < 2, (code, r.seconds)
            assert len(str(r.data)) < 100_000, code
    finally:
        s.close()


def check_arrays_and_names_within_values(s):
    equal(s.run("record Run(String name, double[] xs) { }\nMap.of(1, List.of(new Run(\"a\", new double[] {1, 2})))").text,
          "{1=[Run[name=a, xs=[1.0, 2.0]]]}")
    equal(s.run("Optional.of(new int[][] {{1}, {2}})").text, "Optional[[[1], [2]]]")
    import re
    for code, name in (("class Held { } new Held()", r"Held@\w+"), ("List.of(new Held())", r"\[Held@\w+\]"),
                       ('class Named { public String toString() { return "has " + new Held[1]; } } new Named()', r"has Held\[\]@\w+"),
                       ("Function<Integer, Integer> f = x -> x; f", r"a lambda \(Function\)"),
                       ('class Has { Runnable r = () -> { }; public String toString() { return "r=" + r; } } new Has()', "r=a lambda"),
                       ("new Object() { }", r"an anonymous Object@\w+")):
        text = s.run(code).text
        assert re.fullmatch(name, text), (code, text)


def check_tables_without_name_have_no_heading(s):
    r = s.run('tech.tablesaw.api.Table.create(tech.tablesaw.api.IntColumn.create("<n>", 1, 2))')
    within(r.data["text/html"], "<p>2 rows</p>")
    within(r.data["text/html"], "<th>&lt;n&gt;</th>")
    assert "null" not in str(r.data), r.data


def check_json_arrives_as_json(s):
    for code, value in (('"{\\"a\\": [1, null]}", "application/json"', {"a": [1, None]}),
                        ('"[1, 2]", "application/geo+json"', [1, 2]),
                        ('List.of(1, "x", 2.5), "application/json"', [1, "x", 2.5]),
                        ('Map.of("k", new int[] {1}), "application/vnd.vegalite.v5+json"', {"k": [1]}),
                        ('com.google.gson.JsonParser.parseString("{\\"b\\": true}"), "application/json"', {"b": True})):
        kind = code.split('"')[-2]
        equal(s.run(f"display({code});").of("display_data")[0]["data"][kind], value)
        equal(s.run(f"render({code})").data[kind], value)
    r = s.run('var id = display("{}", "application/json");\nupdateDisplay(id, "[3]", "application/json");')
    equal(r.of("update_display_data")[0]["data"]["application/json"], [3])
    r = s.run('display("{1", "application/json");')
    within(r.error["evalue"], "the text “{1” is no JSON")
    equal(s.run('display("<b>{}</b>", "text/html");').of("display_data")[0]["data"]["text/html"], "<b>{}</b>")


def check_exercise_where_no_grader_is_built(s):
    within(s.run('Check.run("hopfield-02")').text, "The grader is not built here: run './engram lab'")


harness.main(globals())
