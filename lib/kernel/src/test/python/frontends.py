"""The front ends that people use, started for real: console, nbconvert, JupyterLab's client library, the page in a browser."""
import json
import os
import sys

import harness
from harness import equal, within
from programs import ENVIRONMENT, FOLDER, needs_command, needs_module, node, run, server


def notebook(name, *sources):
    """A notebook of code cells; a source may come with a tag: (source, tag)."""
    pairs = [source if isinstance(source, tuple) else (source, None) for source in sources]
    cells = [{"cell_type": "code", "id": f"cell-{i}", "metadata": {"tags": [tag]} if tag else {}, "execution_count": None,
              "outputs": [], "source": source} for i, (source, tag) in enumerate(pairs)]
    path = os.path.join(FOLDER.name, name)
    with open(path, "w") as file:
        json.dump({"cells": cells, "metadata": {"kernelspec": {"name": "java", "display_name": "Java", "language": "java"}},
                   "nbformat": 4, "nbformat_minor": 5}, file)
    return path


CHART = "Plot.line(new double[] {1, 2, 3}, new double[] {1, 4, 9})"


def convert(path):
    return run([sys.executable, "-m", "nbconvert", "--to", "notebook", "--execute", "--output", "done.ipynb", path])


def check_nbconvert_executes_a_notebook():
    needs_module("nbconvert")
    done = convert(notebook("small.ipynb", "int twice = 2 * 21;\ntwice", CHART, 'System.out.println("printed")',
                            ("twice / 0", "raises-exception")))
    equal((done.returncode, done.stdout if done.returncode else ""), (0, ""))
    with open(os.path.join(FOLDER.name, "done.ipynb")) as file:
        value, chart, printed, error = [cell["outputs"][0] for cell in json.load(file)["cells"]]
    equal("".join(value["data"]["text/plain"]), "42")
    assert len(chart["data"]["image/png"]) > 1000
    equal("".join(printed["text"]), "printed\n")
    equal(error["ename"], "ArithmeticException")


def check_nbconvert_stops_at_an_error():
    needs_module("nbconvert")
    done = convert(notebook("broken.ipynb", "int a = 1;", "a / 0"))
    equal(done.returncode, 1)
    within(done.stdout, "ArithmeticException")


def check_console():
    needs_module("jupyter_console")
    needs_module("pexpect")
    import pexpect
    console = pexpect.spawn(sys.executable, ["-m", "jupyter_console", "--kernel", "java", "--simple-prompt"], timeout=60,
                            encoding="utf-8", env=ENVIRONMENT)
    try:
        console.expect(r"In \[1\]: ")
        console.sendline("6 * 7")
        console.expect("42")
        console.expect(r"In \[2\]: ")
        console.sendline("int twice(int n) { return 2 * n; }")
        console.expect(r"In \[3\]: ")
        console.sendline("twice(50)")
        console.expect("100")
        console.expect(r"In \[4\]: ")
        console.sendline('System.out.println("g" + "o"); while (true) { }')
        console.expect("go")
        console.sendintr()
        console.expect("InterruptedException")
        console.expect(r"In \[5\]: ")
        console.sendeof()
        console.expect("exit")
        console.sendline("y")
        console.expect(pexpect.EOF)
    finally:
        console.close(force=True)


def check_client_library_of_jupyterlab():
    with server() as address:
        node("services.mjs", address, "secret")


def check_notebook_in_a_browser():
    needs_module("notebook")
    import notebook as page
    if not page.__version__.startswith("6."):
        raise harness.Skip(f"the page is that of Notebook 6, and here is {page.__version__}")
    browser = needs_command("chromium", "chromium-browser", "google-chrome")
    notebook("page.ipynb", CHART, 'Map.of("spin", "from $1 to <b>$2</b>")')
    with server() as address:
        node("notebook.mjs", address + "notebooks/page.ipynb?token=secret", browser)


harness.main(globals())
