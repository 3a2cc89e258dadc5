"""Lambdas typed in cells, read back as formulas: what they capture and call, why some can't be read and on which line of the cell."""
import pathlib
import shutil

import harness
from harness import equal, within

READ = "import engram.rate.*; String read(Rate rate) { return Reading.of(rate).toString(); }"


def session():
    s = harness.Session()
    equal(s.run(READ).status, "ok")
    return s


def check_formulas_of_cells():
    s = session()
    s.run("double base = 2; double half(double x) { return x / 2; } record Parameters(double a, double b) { } int mode = 2;")
    s.run("var p = new Parameters(3, 4); double phi = pow(3, 1.25);")
    for code, formula in {
        "read(V -> 1 / (1 + exp(-(V + 60) / 8.5)))": "(1.0 / (1.0 + exp((-(x + 60.0) / 8.5))))",
        "read(V -> V < -63 ? 1 / (exp((V + 46.05) / 5) + exp(-(V + 238.4) / 37.45)) : 19)":
            "(x < -63.0 ? (1.0 / (exp(((x + 46.05) / 5.0)) + exp((-(x + 238.4) / 37.45)))) : 19.0)",
        "read(V -> { double tau = 19; if (V < -63) tau = 1 / (exp((V + 46.05) / 5) + exp(-(V + 238.4) / 37.45)); return tau; })":
            "(x < -63.0 ? (1.0 / (exp(((x + 46.05) / 5.0)) + exp((-(x + 238.4) / 37.45)))) : 19.0)",
        "double local = 7; read(V -> V + local)": "(x + 7.0)",
        "read(V -> base * half(V))": "(2.0 * (x * 0.5))",
        "read(V -> p.a() * V + p.b())": "((3.0 * x) + 4.0)",
        "read(V -> switch (mode) { case 1 -> V; case 2 -> -V; default -> 0; })": "-x",
    }.items():
        equal((code, s.run(code).text), (code, formula))
    s.close()


def check_refusals_name_the_line_of_the_cell():
    s = session()
    s.run("double base = 2;\ndouble factorial(double x) {\n    return x < 1 ? 1 : x * factorial(x - 1);\n}")
    for body, line, reason in (
            ("double s = 0;\n    for (int i = 0; i < 3; i++) s += V;\n    return s;", 3, "has a loop"),
            ("return factorial(V);", 3, "calls itself (factorial)"),
            ("try {\n        return V;\n    } finally {\n        base = 3;\n    }", 3, "has a try"),
            ("return V\n        % 2;", 2, "uses %"),
            ("float f = (float) V;\n    return f;", 2, "turns a double into a float"),
            ("return V + random();", 2, "calls Math.random"),
            ("System.out.println(V);\n    return V;", 2, "prints"),
            ("base = V;\n    return V;", 2, "writes to base"),
            ("if (V < 0) throw new RuntimeException();\n    return V;", 2, "makes an object")):
        said = s.run("read(V -> {\n    " + body + "\n})").text
        within(said, reason)
        within(said, f"in line {line} ")
    s.close()


def check_changes_are_seen():
    s = session()
    s.run("double base = 2; double scaled(double x) { return base * x; } Rate rate = V -> scaled(V) + 1; var reading = Reading.of(rate);")
    equal(s.run("reading.toString()").text, "((2.0 * x) + 1.0)")
    s.run("base = 5;")
    equal(s.run("read(rate)").text, "((5.0 * x) + 1.0)")
    s.run("double scaled(double x) { return x / base; }")
    equal(s.run("read(rate) + \" \" + rate.at(10)").text, "((x / 5.0) + 1.0) 3.0")
    s.run("String scaled(double x) { return \"no number\"; }")
    within(s.run("read(rate)").text, "can't be read: it calls scaled, which is not there any more.")
    s.run("double scaled(double x) { return base * x; }")
    equal(s.run("read(rate)").text, "((5.0 * x) + 1.0)")
    s.run("String base = \"no number\";")
    within(s.run("read(rate)").text, "can't be read: it calls scaled, which is not there any more.")
    s.close()


def check_channels_of_cells():
    """A channel that a cell declares: a variable that it reads is read at every run, and a rate that can't be read says so in the cell."""
    s = session()
    s.run("""double shift = 60;
record Own(double g, double E) implements Channel {
    public List<Gate> gates() { return List.of(Gate.steady("m", 1, V -> 1 / (1 + exp(-(V + shift) / 8.5)), V -> 2)); }
}
String hash(Channel own) { return Population.of(Neuron.of(own, new Leak(.1, -55)), 3).simulate(5, 0.01, new RungeKutta4()).stateHash(); }
var before = hash(new Own(1, 0));""")
    r = s.run("hash(new Own(1, 0)).equals(before)")
    equal((r.text, r.err), ("true", ""))
    equal(s.run("shift = 40; hash(new Own(1, 0)).equals(before)").text, "false")
    r = s.run("""record Looping(double g, double E) implements Channel {
    public List<Gate> gates() {
        return List.of(Gate.steady("m", 1, V -> {
            double share = 0;
            for (int k = 0; k < 2; k++) share += .25;
            return share;
        }, V -> 2));
    }
}
hash(new Looping(1, 0)).length()""")
    equal(r.text, "64")
    equal(r.err, "A rate of the gate Looping.m is asked neuron by neuron. The lambda in line 5 can't be read: it has a loop.\n")
    s.close()


def check_channels_of_cells_on_a_gpu():
    """The same on a GPU, behind the driver and the compiler that the library's tests have made of the CPU."""
    driver = pathlib.Path(__file__).resolve().parents[4] / "engram/target/cuda-on-cpu"
    if not shutil.which("g++"):
        raise harness.Skip("there is neither a GPU nor a C++ compiler (g++) to run its kernels on the CPU")
    equal((driver / "libcuda.so.1").exists(), True)
    s = session()
    s.run(f'System.load("{driver}/libcuda.so.1"); System.load("{driver}/libnvrtc.so.12");')
    s.run("""double shift = 60;
record Own(double g, double E) implements Channel {
    public List<Gate> gates() { return List.of(Gate.steady("m", 1, V -> 1 / (1 + exp(-(V + shift) / 8.5)), V -> 2)); }
}
Population own() { return Population.of(Neuron.of(new Own(1, 0), new Leak(.1, -55)), 3); }""")
    equal(s.run("own().simulateOnGpu(5, 0.01, new RungeKutta4()).stateHash().equals(own().simulate(5, 0.01, new RungeKutta4()).stateHash())").text, "true")
    before = s.run("var before = own().simulateOnGpu(5, 0.01, new RungeKutta4()).stateHash(); before.length()").text
    equal((before, s.run("shift = 40; own().simulateOnGpu(5, 0.01, new RungeKutta4()).stateHash().equals(before)").text), ("64", "false"))
    s.close()


harness.main(globals())
