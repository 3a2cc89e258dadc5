"""The kernel as ./engram installs it: run by ./engram test in a checkout that is built, ENGRAM_TEST_HOME. Results go to a report
as Maven's test runner writes it, ENGRAM_TEST_REPORT."""
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from xml.sax.saxutils import quoteattr

import harness
from harness import equal, within

HOME = os.environ["ENGRAM_TEST_HOME"]
FOLDER = tempfile.TemporaryDirectory()
PREFIX = os.path.join(FOLDER.name, "prefix")
os.environ["JUPYTER_PATH"] = os.path.join(PREFIX, "share", "jupyter")
os.environ["JUPYTER_DATA_DIR"] = os.path.join(FOLDER.name, "data")


def engram(*arguments):
    """Exit status and what was said."""
    done = subprocess.run([os.path.join(HOME, "engram"), "kernel", *arguments], cwd=FOLDER.name, timeout=200, text=True,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode, done.stdout


def command_line(s):
    with open(f"/proc/{s.pid}/cmdline") as file:
        return file.read()


def check_install_for_one_jupyter():
    status, said = engram("install", "--prefix", "prefix")
    equal((status, said if status else ""), (0, ""))
    s = harness.Session(cwd=FOLDER.name)
    equal(s.run('Path.of("").toAbsolutePath()').text, os.path.realpath(FOLDER.name))
    within(command_line(s), "-XX:AOTCache=")
    s.close()


def build(home):
    """The folder of the build that a checkout uses."""
    with open(os.path.join(home, ".engram", "built")) as file:
        return Path(home, ".engram", "builds", file.read().splitlines()[1])


def copy():
    """The build of a copy of the launcher, which may be damaged: others run from this checkout's. Its kernel is named "copy"."""
    home = Path(FOLDER.name, "copy")
    if not home.exists():
        shutil.copytree(Path(HOME, "lib", "launcher"), home / "lib" / "launcher")
        shutil.copy(Path(HOME, "engram"), home)
        shutil.copytree(build(HOME), home / ".engram" / "builds" / build(HOME).name, symlinks=True)
        shutil.copy(Path(HOME, ".engram", "built"), home / ".engram")
        kernels = Path(PREFIX, "share", "jupyter", "kernels")
        spec = (kernels / "java" / "kernel.json").read_text()
        (kernels / "copy").mkdir()
        (kernels / "copy" / "kernel.json").write_text(spec.replace(os.path.join(HOME, "engram"), str(home / "engram")))
    return build(home)


def check_damaged_cache_is_left_alone():
    cache = next(copy().glob("kernel-*.aot"))
    with open(cache, "r+b") as file:
        for place in range(10_000, cache.stat().st_size, 100_000):
            file.seek(place)
            file.write(os.urandom(100))
    s = harness.Session(name="copy", cwd=FOLDER.name)
    equal("-XX:AOTCache=" in command_line(s), False)
    equal(s.run("1 + 1").text, "2")
    s.close()


def reason(env=None):
    """What a cell gets where the kernel can't start."""
    s = harness.Session(name="copy", cwd=FOLDER.name, env=env)
    error = s.run("1 + 1").error
    equal(s.client.shutdown(reply=True, timeout=5)["content"]["status"], "ok")
    s.client.stop_channels()
    equal(s.manager.provisioner.process.wait(timeout=5), 0)
    return error["evalue"]


def check_kernel_that_cannot_start_says_why():
    jar = next(copy().glob("kernel/jars/xchart-*.jar"))
    within(reason({"ENGRAM_JVM_OPTS": "-Xmx200g -XX:+NoSuchOption"}), "Unrecognized VM option 'NoSuchOption'")
    jar.unlink()
    within(reason(), "is not built, or files of its build are missing. Run './engram lab' there once.")
    jar.touch()
    within(reason(), "files of its build are missing")


def check_collector_in_the_variables_of_java():
    s = harness.Session(cwd=FOLDER.name, env={"JAVA_TOOL_OPTIONS": "-Dtold=yes -XX:+UseParallelGC"}, stderr=subprocess.DEVNULL)
    equal(s.run("java.lang.management.ManagementFactory.getGarbageCollectorMXBeans().getFirst().getName()").text, "PS MarkSweep")
    equal(s.run('System.getProperty("told")').text, "yes")
    s.close()


def check_options_of_the_jvm_by_environment():
    s = harness.Session(cwd=FOLDER.name, env={"ENGRAM_JVM_OPTS": "-Dtold=yes -XX:+UseParallelGC"})
    equal(s.run('System.getProperty("told")').text, "yes")
    s.close()


def check_an_exercise_in_the_notebook():
    """A student's way: not yet begun, a hint, half done, and the same points as for the file."""
    with open(os.path.join(HOME, "exercises", "hopfield-02-asynchronous-update.ipynb")) as file:
        stub = {cell["id"]: "".join(cell["source"]) for cell in json.load(file)["cells"]}
    with open(os.path.join(HOME, "solutions", "hopfield-02-asynchronous-update.ipynb")) as file:
        solution = {cell["id"]: "".join(cell["source"]) for cell in json.load(file)["cells"]}
    s = harness.Session(cwd=FOLDER.name)
    for cell in "sizes", "tools", "sweep", "energy":
        s.run(stub[cell])
    first = s.run('Check.run("hopfield-02")')
    within(first.text, "hopfield-02-asynchronous-update: 0 of 10 points")
    within(first.text, "UnsupportedOperationException: your turn")
    within(first.data["text/html"], "Hint</summary><p>Follow the two neurons on paper")
    s.run(solution["sweep"])
    within(s.run('Check.run("hopfield-02")').text, "7 of 10 points")
    s.run(solution["energy"])
    within(s.run('Check.run("hopfield-02")').text, "10 of 10 points")
    within(s.run('Check.run("hopfield")').text, "write more of the name")
    within(s.run('Check.run("essay")').text, "There is no exercise 'essay'")
    stopped = s.run('System.out.println("go"); Check.run("hopfield-02")', interrupt=True)
    equal(stopped.error["ename"], "InterruptedException")
    assert stopped.after_interrupt < 10, f"it took {stopped.after_interrupt} s to stop"
    within(s.run("1 + 1").text, "2")
    s.close()


def check_uninstall():
    spec = os.path.join(PREFIX, "share", "jupyter", "kernels", "java", "kernel.json")
    equal(engram("uninstall", "--prefix=" + PREFIX)[0], 0)
    equal(os.path.exists(os.path.dirname(spec)), False)
    status, said = engram("uninstall", "--prefix", PREFIX)
    equal(status, 1)
    within(said, "there is no kernel java in")


def check_what_is_of_others_stays():
    data = os.path.join(PREFIX, "share", "jupyter", "kernels")
    spec, foreign = os.path.join(data, "java", "kernel.json"), '{"argv": ["somebody else\'s"]}'
    os.makedirs(os.path.dirname(spec))
    with open(spec, "w") as file:
        file.write(foreign)
    status, said = engram("uninstall", "--prefix", PREFIX)
    equal(status, 1)
    within(said, "not of this checkout")
    status, said = engram("install", "--prefix", PREFIX)
    equal(status, 1)
    within(said, "'./engram kernel install --name engram'")
    equal(engram("install", "--prefix", PREFIX, "--name", "engram")[0], 0)
    logo = Path(data, "engram", "logo-64x64.png")
    logo.touch()
    equal(engram("uninstall", "--name=engram", "--prefix", PREFIX)[0], 0)
    equal(os.listdir(logo.parent), [logo.name])
    with open(spec) as file:
        equal(file.read(), foreign)


def check_install_for_this_user():
    spec = os.path.join(FOLDER.name, "data", "kernels", "java", "kernel.json")
    equal(engram("install")[0], 0)
    with open(spec) as file:
        within(file.read(), os.path.join(HOME, "engram"))
    equal(engram("uninstall", "--user")[0], 0)
    equal(os.path.exists(spec), False)
    within(engram("install", "--everywhere")[1], "--user or --prefix FOLDER")


def report(results, path):
    """Writes the results as JUnit's XML."""
    cases = []
    for result in results:
        message = result["problem"].strip().rpartition("\n")[2]
        ending = f"<failure message={quoteattr(message)}/>" if message else ""
        ending += f"<skipped message={quoteattr(result['skipped'])}/>" if result["skipped"] else ""
        cases.append(f"<testcase name={quoteattr(result['name'])} time=\"{result['seconds']}\">{ending}</testcase>")
    with open(path, "w") as file:
        file.write(f'<testsuite name="engram.kernel.installed" tests="{len(results)}" '
                   f'time="{sum(result["seconds"] for result in results):.2f}">{"".join(cases)}</testsuite>\n')


report(harness.main(globals()), os.environ["ENGRAM_TEST_REPORT"])
