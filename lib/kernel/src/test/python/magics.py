"""Magics, start-up by environment, and what notebooks for IJava and JJava rely on."""
import json
import os
import subprocess
import tempfile

import harness
from harness import equal, within

folder = tempfile.mkdtemp()


def write(name, text):
    path = os.path.join(folder, name)
    with open(path, "w") as file:
        file.write(text)
    return path


def check_list_and_help(s):
    listed = s.run("%lsmagic").out
    for name in ("%maven", "%%loadFromPOM", "%jars", "%classpath", "%load", "%time", "%env", "%lsmagic"):
        within(listed, name)
    within(s.run("%jars?").out, "%jars GLOB")
    within(s.run("%mavn x").error["evalue"], "did you mean %maven?")


def check_completion_and_inspection(s):
    def ask(send):
        return s.answer(send())["content"]
    content = ask(lambda: s.client.complete("int a;\n%cla", 11))
    equal((content["matches"], content["cursor_start"]), (["%classpath"], 7))
    within(ask(lambda: s.client.inspect("%load x", 3))["data"]["text/plain"], "Run the code of a")


def check_time(s):
    r = s.run("%time Thread.sleep(200)")
    within(r.out, "by the clock")
    r = s.run("%%time\nint timed = 4;\ntimed * 2")
    equal(r.text, "8")
    within(r.out, "of processor time")
    r = s.run('%%time\nSystem.out.println("go"); while (true) { }', interrupt=True)
    equal(r.error["ename"], "InterruptedException")


def check_env(s):
    equal(s.run('%env ENGRAM_TEST_X=some value\nSystem.getenv("ENGRAM_TEST_X")').text, "some value")
    equal(s.run("%env ENGRAM_TEST_X").out, "some value\n")
    within(s.run("%env").out, "PATH=")


def check_load(s):
    path = write("helper.jshell", "int helped(int n) {\n    return 10 / n;\n}\nint loaded = 5;\n")
    equal(s.run(f"%load {path}\nhelped(loaded)").text, "2")
    r = s.run("helped(0)")
    within(r.traceback, "helper.jshell, line 2")
    r = s.run(f"%load {write('bad.java', 'int a = 1;' + chr(10) + 'int b = misng;')}")
    within(r.traceback, "bad.java, line 2, column 9")
    notebook = {"cells": [{"cell_type": "markdown", "source": "text"}, {"cell_type": "code", "source": ["int fromThere =\n", "  11;"]}]}
    equal(s.run(f"%load {write('other.ipynb', json.dumps(notebook))}\nfromThere").text, "11")
    within(s.run("%load no/such/file").error["evalue"], "there is no file")


def jar(name, source, entry):
    """A jar with one class."""
    java_home = os.environ["ENGRAM_TEST_JAVA_HOME"]
    classes = os.path.join(folder, name)
    os.makedirs(classes, exist_ok=True)
    subprocess.run([f"{java_home}/bin/javac", "-d", classes, write(entry, source)], check=True)
    path = os.path.join(folder, name + ".jar")
    subprocess.run([f"{java_home}/bin/jar", "cf", path, "-C", classes, "."], check=True)
    return path, classes


def check_jars_and_classpath(s):
    path, _ = jar("first", "package lib1; public class First { public static int one() { return 1; } }", "First.java")
    equal(s.run(f"%jars {folder}/fir*.jar\nimport lib1.First;\nFirst.one()").text, "1")
    _, classes = jar("second", "package lib2; public class Second { public static int two() { return 2; } }", "Second.java")
    equal(s.run(f"%classpath {classes}\nlib2.Second.two()").text, "2")
    within(s.run("%jars nothing/*.jar").error["evalue"], "there is no jar")


def check_services_of_added_jars(s):
    """What a library offers through ServiceLoader, as drivers of databases do, is found from cells and from threads that they start."""
    source = "package lib5; public class Fifth implements java.util.function.IntSupplier { public int getAsInt() { return 5; } }"
    path, classes = jar("fifth", source, "Fifth.java")
    os.makedirs(os.path.join(classes, "META-INF", "services"))
    with open(os.path.join(classes, "META-INF", "services", "java.util.function.IntSupplier"), "w") as file:
        file.write("lib5.Fifth\n")
    s.run(f"%classpath {classes}")
    equal(s.run("ServiceLoader.load(IntSupplier.class).findFirst().get().getAsInt()").text, "5")
    equal(s.run("CompletableFuture.supplyAsync(() -> ServiceLoader.load(IntSupplier.class).findFirst().get().getAsInt(), r -> new Thread(r).start()).get()").text, "5")


def check_value_of_a_magic(s):
    path, _ = jar("fourth", "package lib4; public class Fourth { public static int four() { return 4; } }", "Fourth.java")
    equal(s.run(f"List<String> added = %jars {path}\nlib4.Fourth.four() + added.size()").text, "5")
    equal(s.run("added.getFirst()").text, path)
    equal(s.run('String percent = """\n    added = %jars x\n    """;\npercent.strip()').text, "added = %jars x")


def repository():
    """A Maven repository in a folder: app needs base, base comes in two versions."""
    root = os.path.join(folder, "repository")

    def artifact(name, version, source, dependency=""):
        path, _ = jar(f"{name}-{version}", source, f"{name.capitalize()}.java")
        target = os.path.join(root, "test", "engram", name, version)
        os.makedirs(target, exist_ok=True)
        os.rename(path, os.path.join(target, f"{name}-{version}.jar"))
        with open(os.path.join(target, f"{name}-{version}.pom"), "w") as file:
            file.write(f"<project><modelVersion>4.0.0</modelVersion><groupId>test.engram</groupId><artifactId>{name}</artifactId>"
                       f"<version>{version}</version>{dependency}</project>")
    needs = ("<dependencies><dependency><groupId>test.engram</groupId><artifactId>base</artifactId><version>1.1</version>"
             "</dependency></dependencies>")
    artifact("base", "1.1", "package base; public class Base { public static String word() { return \"base 1.1\"; } }")
    artifact("base", "1.2", "package base; public class Base { public static String word() { return \"base 1.2\"; } }")
    artifact("app", "1.0", "package app; public class App { public static int answer() { return 42; } }", needs)
    return "file://" + root


def check_maven_brings_what_a_library_needs(s):
    r = s.run(f"%mavenRepo here {repository()}\n%maven test.engram:app:1.0\napp.App.answer() + base.Base.word()")
    equal(r.text, "42base 1.1")
    within(r.out, "added app-1.0.jar, base-1.1.jar")
    equal(s.run("%maven test.engram#base;1.1").out, "added base-1.1.jar\n")
    within(s.run("%maven test.engram:missing:1.0").error["evalue"], "test.engram:missing:jar:1.0")
    within(s.run("%maven nonsense").error["evalue"], "GROUP:ARTIFACT:VERSION")


def check_load_from_pom():
    s = harness.Session()
    url = repository()
    r = s.run(f"""%%loadFromPOM
<properties><wanted>1.2</wanted></properties>
<repositories><repository><id>here</id><url>{url}</url></repository></repositories>
<dependencies>
  <dependency><groupId>test.engram</groupId><artifactId>app</artifactId><version>1.0</version></dependency>
  <dependency><groupId>test.engram</groupId><artifactId>base</artifactId><version>${{wanted}}</version></dependency>
</dependencies>""")
    equal(r.status, "ok")
    equal(s.run("base.Base.word()").text, "base 1.2")
    s.close()


def check_start_up_by_environment():
    script = write("start.jshell", "int fromScript = 1;\n")
    path, _ = jar("third", "package lib3; public class Third { public static int three() { return 3; } }", "Third.java")
    for prefix in ("ENGRAM_", "JJAVA_", "IJAVA_"):
        s = harness.Session(env={prefix + "STARTUP_SCRIPTS_PATH": script, prefix + "STARTUP_SCRIPT": "int fromCode = fromScript + 1;",
                                 prefix + "CLASSPATH": path, prefix + "COMPILER_OPTS": "-Xlint:all"})
        equal(s.run("fromScript + fromCode + lib3.Third.three()").text, "6")
        s.close()


def check_notebook_of_ijava(s):
    """The means that IJava's documentation names, as its notebooks use them."""
    equal(s.run('String id = display("<b>Hello</b>", "text/html");').of("display_data")[0]["data"]["text/html"], "<b>Hello</b>")
    equal(s.run('updateDisplay(id, "<i>Bye</i>", "text/html");').of("update_display_data")[0]["data"]["text/html"], "<i>Bye</i>")
    equal(s.run('render("# Title", "text/markdown")').data["text/markdown"], "# Title")
    equal(s.run('printf("%d %s%n", 1, "x")').out, "1 x\n")
    equal(s.run('eval("1 + 2")').text, "3")
    s.run('lineMagic("time", List.of("1 + 1"));')
    equal(s.run("1 + 1;").text, "2")
    equal(s.run("Pattern.matches(\"a*\", \"aa\")").text, "true")


def check_notebook_of_jjava(s):
    """A renderer that is registered with JJava's kernel, and a value that renders itself."""
    r = s.run("""
import org.dflib.jjava.jupyter.kernel.display.*;
import org.dflib.jjava.jupyter.kernel.display.mime.*;
class Money { int cents = 5; }
getKernelInstance().getRenderer().createRegistration(Money.class).supporting(MIMEType.TEXT_HTML)
    .register((money, context) -> context.renderIfRequested(MIMEType.TEXT_HTML, () -> "<b>" + money.cents + "</b>"));
new Money()""")
    equal(r.data["text/html"], "<b>5</b>")
    r = s.run("""
class Own implements DisplayDataRenderable {
    public Set<MIMEType> getSupportedRenderTypes() { return Set.of(MIMEType.TEXT_HTML); }
    public void render(RenderContext context) { context.renderIfRequested(MIMEType.TEXT_HTML, () -> "<u>own</u>"); }
}
new Own()""")
    equal(r.data["text/html"], "<u>own</u>")
    equal(s.run('kernel().display(new DisplayData("told"));').of("display_data")[0]["data"]["text/plain"], "told")
    equal(s.run('kernel().evalRaw("20 + 1")').text, "21")


harness.main(globals())
