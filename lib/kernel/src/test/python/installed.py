"""The kernel as ./engram installs it: run by ./engram test in a checkout that is built, ENGRAM_TEST_HOME. Results go to a report
as Maven's test runner writes it, ENGRAM_TEST_REPORT."""
import os
import subprocess
import tempfile
from xml.sax.saxutils import quoteattr

import harness
from harness import equal, within

HOME = os.environ["ENGRAM_TEST_HOME"]
JAR = os.path.join(HOME, "lib", "kernel", "target", "engram-kernel.jar")
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


def check_cache_of_an_older_jar_is_left_alone():
    before = os.stat(JAR)
    os.utime(JAR)
    try:
        s = harness.Session(cwd=FOLDER.name)
        equal("-XX:AOTCache=" in command_line(s), False)
        equal(s.run("1 + 1").text, "2")
        s.close()
    finally:
        os.utime(JAR, ns=(before.st_atime_ns, before.st_mtime_ns))


def check_options_of_the_jvm_by_environment():
    s = harness.Session(cwd=FOLDER.name, env={"ENGRAM_JVM_OPTS": "-Dtold=yes -XX:+UseParallelGC"})
    equal(s.run('System.getProperty("told")').text, "yes")
    s.close()


def check_uninstall():
    spec = os.path.join(PREFIX, "share", "jupyter", "kernels", "java", "kernel.json")
    equal(engram("uninstall", "--prefix=" + PREFIX)[0], 0)
    equal(os.path.exists(os.path.dirname(spec)), False)
    status, said = engram("uninstall", "--prefix", PREFIX)
    equal(status, 1)
    within(said, "there is no kernel java in")
    os.makedirs(os.path.dirname(spec))
    with open(spec, "w") as file:
        file.write('{"argv": ["somebody else\'s"]}')
    status, said = engram("uninstall", "--prefix", PREFIX)
    equal((status, os.path.exists(spec)), (1, True))
    within(said, "not of this checkout")


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
