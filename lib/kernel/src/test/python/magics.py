"""Magics, start-up by environment, and what notebooks for IJava and JJava rely on."""
import contextlib
import json
import os
import socket
import subprocess
import tempfile
import threading

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
    s.run("int timetable = 1;")
    for code, start, match in (("  %ja", 2, "%jars"), ("%%time\n  %ja", 9, "%jars"), ("List<String> added = %ja", 21, "%jars"), ("%%ti", 0, "%%time"),
                               ("%%time\ntimeta", 7, "timetable"), ("%time timeta", 6, "timetable"), ("%%time\nint a = timeta", 15, "timetable"),
                               ("%jars x.jar\ntimeta", 12, "timetable"), (f"%jars {folder[:-1]}", 6, folder + "/"), (f"%load {write('typed.jsh', '')[:-2]}", 6, folder + "/typed.jsh")):
        content = ask(lambda: s.client.complete(code, len(code)))
        equal((content["cursor_start"], content["matches"]), (start, [match]))
    equal(ask(lambda: s.client.complete("%%loadFromPOM\n<dep", 18))["matches"], [])
    within(ask(lambda: s.client.inspect("  %load x", 5))["data"]["text/plain"], "Run the code of a")
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


def notebook(name, *cells):
    return write(name, json.dumps({"cells": [{"cell_type": "code", "source": source} for source in cells]}))


def check_load_a_notebook_with_magics(s):
    place = ("<repository><id>here</id><url>%s</url></repository>" % repository())
    path = notebook("lesson.ipynb", "%%loadFromPOM\n" + place + "\n" + library("app", "1.0"), "%%time\nint lesson =\n  app.App.answer();",
                    "%time lesson++;", "  %lsmagic\nlesson++;", "\n%%time\nlesson + 1")
    r = s.run(f"%load {path}")
    equal((r.status, r.text), ("ok", None))
    within(r.out, "added app-1.0.jar, base-1.1.jar")
    within(r.out, "by the clock")
    equal(s.run("lesson").text, "44")
    for cell, place, told in (("%%time\n\nint a = misng;", "lesson, code cell 2, line 3", "misng"), ("%%nothing\nx", "", "lesson.ipynb, code cell 2: there is no magic %nothing"),
                              ("%jars no.jar", "", "lesson.ipynb, code cell 2: there is no jar no.jar"),
                              ("%%time\nthrow new IllegalStateException(\"no\");", "code cell 2, line 2", "no")):
        r = s.run(f"%load {notebook('lesson.ipynb', 'int fine;', cell)}")
        within(r.traceback, place.replace("lesson,", "lesson.ipynb,"))
        within(r.traceback, told)


def check_home_folder():
    """~ is the user's home folder wherever a magic takes a file."""
    home = os.path.join(folder, "home")
    os.makedirs(os.path.join(home, "lib"), exist_ok=True)
    s = harness.Session(env={"JAVA_TOOL_OPTIONS": f"-Duser.home={home}"})
    path, classes = jar("home1", "package home1; public class A { public static int one() { return 1; } }", "A.java")
    os.rename(path, os.path.join(home, "lib", "a.jar"))
    equal(s.run("%jars ~/lib/*.jar\nhome1.A.one()").text, "1")
    _, classes = jar("home2", "package home2; public class B { public static int two() { return 2; } }", "B.java")
    os.rename(classes, os.path.join(home, "classes"))
    equal(s.run("%classpath ~/classes\nhome2.B.two()").text, "2")
    os.rename(write("help.jshell", "int helpful = 3;"), os.path.join(home, "help.jshell"))
    equal(s.run("%load ~/help\nhelpful").text, "3")
    os.rename(write("app.pom", "<repository><url>" + repository() + "</url></repository>" + library("app", "1.0")), os.path.join(home, "app.pom"))
    equal(s.run("%loadFromPOM ~/app.pom\napp.App.answer()").text, "42")
    within(s.run("%jars ~/nothing.jar").error["evalue"], "there is no jar ~/nothing.jar")
    s.close()


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


def check_own_version_of_a_library_of_the_kernel():
    """The version that a cell adds is what cells get; where it isn't, that is said."""
    s = harness.Session()
    own, _ = jar("guava-0", "package com.google.common.base; public class Strings { public static String repeat(String s, int n) { return \"own\"; } }", "Strings.java")
    r = s.run(f'%jars {own}\ncom.google.common.base.Strings.repeat("a", 2)')
    equal((r.text, r.out), ("own", ""))
    equal(s.run('tech.tablesaw.api.Table.create("t", tech.tablesaw.api.IntColumn.create("x", 1, 2)).rowCount()').text, "2")   # has its guava
    other, _ = jar("xchart-0", "package org.knowm.xchart; public class XYChart { }", "XYChart.java")
    r = s.run(f"%jars {other}\nPlot.line(new double[] {{1, 2}}, new double[] {{1, 2}})")
    within(r.out, "stays in use in place of xchart-0.jar: kernel and cells share it")
    within(str(r.data.keys()), "image/png")
    s.run('org.apache.commons.math3.util.FastMath.abs(-1)')
    used, _ = jar("commons-math3-0", "package org.apache.commons.math3.util; public class FastMath { public static int abs(int n) { return 99; } }", "FastMath.java")
    within(s.run(f"%jars {used}").out, "stays in use in place of commons-math3-0.jar: cells have used it already; restart the kernel")
    equal(s.run("org.apache.commons.math3.util.FastMath.abs(-1)").text, "1")
    s.close()


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
    within(s.run("%mavenRepo x nonsense").error["evalue"], "neither an address")
    within(s.run("%maven nonsense").error["evalue"], "GROUP:ARTIFACT:VERSION")


def check_library_whose_checksum_is_wrong_is_not_taken():
    """Of the jar or of a POM, asked for or brought along; what is right, or lies in a folder without checksums, is taken."""
    import hashlib
    import shutil
    home = os.path.join(folder, "nobody")
    s = harness.Session(env={"JAVA_TOOL_OPTIONS": f"-Duser.home={home}"})
    url = repository()
    s.run(f"%mavenRepo here {url}")
    place = os.path.join(url.removeprefix("file://"), "test", "engram")
    for name in ("app/1.0/app-1.0.jar", "app/1.0/app-1.0.pom", "base/1.1/base-1.1.jar", "base/1.1/base-1.1.pom"):
        path = os.path.join(place, name)
        with open(path, "rb") as file:
            right = hashlib.sha1(file.read()).hexdigest()
        write(path + ".sha1", "0" * 40)
        told = s.run("%maven test.engram:app:1.0").error["evalue"]
        artifact, version, file = name.split("/")
        for part in (f"test.engram:{artifact}:{file.rsplit('.')[-1]}:{version}", "here", url, right, "0" * 40):
            within(told, part)
        write(path + ".sha1", right)
        shutil.rmtree(os.path.join(home, ".m2"))
    os.remove(os.path.join(place, "base", "1.1", "base-1.1.jar.sha1"))
    equal(s.run("%maven test.engram:app:1.0").out, "added app-1.0.jar, base-1.1.jar\n")
    s.close()


def check_nobody_is_asked_over_plain_http(s):
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(1)
    url = f"http://127.0.0.1:{server.getsockname()[1]}/m2"
    s.run(f"%mavenRepo plain {url}\n%mavenRepo beside {repository()}")
    told = s.run("%maven test.engram:nowhere:3").error["evalue"]
    within(told, f"the repository plain ({url}) was not asked, for over plain http anyone on the way can change a library")
    r = s.run("%maven test.engram:base:1.2")
    equal((r.status, r.out), ("ok", "added base-1.2.jar\n"))
    try:
        server.accept()
        raise AssertionError("somebody was asked")
    except TimeoutError:
        server.close()


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


def library(name, version):
    return f"<dependency><groupId>test.engram</groupId><artifactId>{name}</artifactId><version>{version}</version></dependency>"


def check_load_from_parts_of_a_pom():
    """The place where a library is found may stand anywhere beside it."""
    s = harness.Session()
    place = f"<repository><id>here</id><url>{repository()}</url></repository>"
    need = library("app", "1.0")
    for pom in (place + need, need + place, f"<repositories>{place}</repositories>{need}", f"<dependencies>{need}</dependencies>{place}",
                f"<!-- from\n the page -->\n{place}\n<!-- and -->\n{need}{library('base', '1.2')}",
                f"<properties><v>1.0</v></properties>{place}{library('app', '${v}')}",
                f"<?xml version='1.0'?>\n<project xmlns='http://maven.apache.org/POM/4.0.0'><modelVersion>4.0.0</modelVersion><groupId>g</groupId>"
                f"<artifactId>a</artifactId><version>1</version><repositories>{place}</repositories><dependencies>{need}</dependencies></project>"):
        r = s.run("%%loadFromPOM\n" + pom)
        equal((r.status, r.traceback), ("ok", ""))
        within(r.out, "added app-1.0.jar, base-1.")
    equal(s.run("app.App.answer()").text, "42")
    within(s.run("%%loadFromPOM\n" + need).error["evalue"], "test.engram:app:jar:1.0 cannot be had")
    s.close()


def silent_server(first_word=b""):
    """Accepts, says its first word, if any, and never another one."""
    server = socket.create_server(("127.0.0.1", 0))
    held = []

    def accept():
        with contextlib.suppress(OSError):
            while True:
                held.append(server.accept()[0])
                if first_word:
                    held[-1].recv(10_000)
                    held[-1].sendall(first_word)
    threading.Thread(target=accept, daemon=True).start()
    return server, server.getsockname()[1]


def check_repository_that_does_not_answer(s):
    import time
    server, port = silent_server()
    with socket.create_server(("127.0.0.1", 0)) as free:
        closed = free.getsockname()[1]
    for url, told in ((f"https://127.0.0.1:{port}/m2", "did not answer for"), (f"https://127.0.0.1:{closed}/m2", "refused the connection"),
                      ("https://no-such-host.invalid/m2", "is not known")):
        start = time.time()
        r = s.run(f"%%loadFromPOM\n<repository><id>central</id><url>{url}</url></repository>" + library("nowhere", "1"))
        assert time.time() - start < 15, f"{time.time() - start:.0f} s"
        within(r.error["evalue"], told)
        within(r.error["evalue"], url)
    request = s.client.execute(f"%mavenRepo mute https://127.0.0.1:{port}/\nSystem.out.println(\"go\");\n%maven test.engram:nowhere:2")
    time.sleep(1)
    start = time.time()
    s.manager.interrupt_kernel()
    equal(s.answer(request)["content"]["ename"], "InterruptedException")
    assert time.time() - start < 0.5
    server.close()


def check_proxy_that_does_not_answer():
    import time
    server, port = silent_server()
    home = os.path.join(folder, "proxied")
    os.makedirs(os.path.join(home, ".m2"), exist_ok=True)
    s = harness.Session(env={"JAVA_TOOL_OPTIONS": f"-Duser.home={home}"})
    s.run("1 + 1")   # on a busy machine the first cell takes seconds of its own
    with socket.create_server(("127.0.0.1", 0)) as free:
        closed = free.getsockname()[1]
    tunnel, half_open = silent_server(b"HTTP/1.1 200 Connection established\r\n\r\n")
    bad, refusing = silent_server(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
    for protocol, at, told in (("https", port, "did not answer for"), ("https", half_open, "did not answer for"), ("https", refusing, "502"), ("https", closed, "refused the connection")):
        with open(os.path.join(home, ".m2", "settings.xml"), "w") as file:
            file.write(f"<settings><proxies><proxy><active>true</active><protocol>{protocol}</protocol><host>127.0.0.1</host><port>{at}</port>"
                       "<nonProxyHosts>none</nonProxyHosts></proxy></proxies></settings>")
        start = time.time()
        r = s.run(f"%%loadFromPOM\n<repository><id>central</id><url>{protocol}://repo.example/m2</url></repository>" + library("nowhere", "1"))
        assert time.time() - start < 15, f"{time.time() - start:.0f} s"
        for part in (told, f"127.0.0.1:{at}", "settings.xml", "proxy"):
            within(r.error["evalue"], part)
    s.close()
    for each in (server, tunnel, bad):
        each.close()


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


def check_names_of_ijava():
    """IJava's classes under their full names, as public notebooks import them."""
    s = harness.Session()
    equal(s.run('import io.github.spencerpark.ijava.*;\nIJava.getKernelInstance().evalRaw("20 + 1")').text, "21")
    equal(s.run('io.github.spencerpark.ijava.runtime.Display.display("<b>x</b>", "text/html");').of("display_data")[0]["data"]["text/html"], "<b>x</b>")
    r = s.run('import static io.github.spencerpark.ijava.runtime.Display.*;\nString shown = display("a", "text/html"); updateDisplay(shown, "b", "text/html");')
    equal(r.of("update_display_data")[0]["data"]["text/html"], "b")
    equal(s.run('io.github.spencerpark.ijava.runtime.Kernel.eval("1 + 1")').text, "2")
    equal(s.run('io.github.spencerpark.ijava.runtime.Kernel.getKernelInstance().eval("6 * 7")').text, "42")
    r = s.run("""
import io.github.spencerpark.jupyter.kernel.display.*;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
class Coin { int cents = 5; }
JavaKernel java = IJava.getKernelInstance();
java.getRenderer().createRegistration(Coin.class).preferring(MIMEType.TEXT_HTML).supporting(MIMEType.TEXT_PLAIN)
    .register((coin, context) -> context.renderIfRequested(MIMEType.TEXT_HTML, () -> "<b>" + coin.cents + "</b>"));
new Coin()""")
    equal(r.data["text/html"], "<b>5</b>")
    r = s.run('var data = new DisplayData("plain"); data.putHTML("<i>rich</i>"); java.display(data);')
    equal(r.of("display_data")[0]["data"], {"text/plain": "plain", "text/html": "<i>rich</i>"})
    equal(s.run('io.github.spencerpark.ijava.runtime.Display.render("# T", "text/markdown")').data["text/markdown"], "# T")
    equal(s.run('DisplayData seen = java.eval("new Coin()"); seen').data["text/html"], "<b>5</b>")
    equal(s.run('render("# T", "text/markdown")').data["text/markdown"], "# T")
    path, _ = jar("ijava1", "package ijava1; public class A { public static int one() { return 1; } }", "A.java")
    s.run(f'java.addToClasspath("{path}")')
    equal(s.run("ijava1.A.one()").text, "1")
    s.close()


def check_magics_that_notebooks_register():
    s = harness.Session()
    s.run("""
import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.jupyter.kernel.magic.registry.*;
import io.github.spencerpark.jupyter.kernel.magic.common.Shell;
class Mine {
    @LineMagic public String shout(List<String> words) { return String.join(" ", words).toUpperCase(); }
    @CellMagic(value = "count", aliases = "many") public int lines(List<String> words, String body) { return (int) body.lines().count(); }
}
var magics = IJava.getKernelInstance().getMagics();
magics.registerMagics(new Mine());
magics.registerLineMagic("twice", words -> Integer.parseInt(words.get(0)) * 2);
magics.registerCellMagic("upper", (words, body) -> body.toUpperCase());
magics.registerMagics(Shell.class);""")
    for code, shown in (("%shout two words", "TWO WORDS"), ("%%count\na\nb", "2"), ("%%many\na", "1"), ("%twice 21", "42"), ("%%upper\nabc", "ABC")):
        equal(s.run(code).of("display_data")[0]["data"]["text/plain"], shown)
    equal(s.run('io.github.spencerpark.ijava.runtime.Magics.lineMagic("shout", List.of("x"));').of("display_data")[0]["data"]["text/plain"], "X")
    equal(s.run("%sh echo 'a  b' | tr a-z A-Z").out, "A  B\n")
    equal(s.run("%%sh\nfor i in 1 2; do echo $i; done").out, "1\n2\n")
    within(s.run("%sh exit 3").error["evalue"], "exit code 3")
    within(s.run("%lsmagic").out, "%shout")
    r = s.run("%sh echo go; sleep 100", interrupt=True)
    equal(r.error["ename"], "InterruptedException")
    assert r.after_interrupt < 1, r.after_interrupt
    s.run('getKernelInstance().getMagicsRegistry().registerLineMagic("jj", (kernel, words) -> words.size());')
    equal(s.run("%jj a b c").of("display_data")[0]["data"]["text/plain"], "3")
    s.close()


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
