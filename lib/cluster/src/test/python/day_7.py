"""The notebook of day 7 on two workers, with smaller sizes: day_7.py ADDRESS HARNESS."""
import json
import sys

sys.path.insert(0, sys.argv[2])
from harness import Session, equal, within  # noqa: E402

SIZES = {"spark://127.0.0.1:7077": sys.argv[1], "empty = 100": "empty = 20", "{1, 3, 10, 30, 100, 300}": "{1, 10}",
         "ms = 500": "ms = 150", "100_000, 1_000_000": "10_000"}

with open("../../notebooks/neurons/day-7-many-machines.ipynb", encoding="utf-8") as file:
    cells = ["".join(cell["source"]) for cell in json.load(file)["cells"] if cell["cell_type"] == "code"]
for size in SIZES:
    equal(cells[0].count(size), 1)
for size, smaller in SIZES.items():
    cells[0] = cells[0].replace(size, smaller)

session = Session()
try:
    printed = ""
    for cell in cells:
        result = session.run(cell, timeout=120)
        assert result.status == "ok", f"{cell}\n{result.traceback}"
        printed += result.out
    within(printed, "Works run on Apache Spark at " + sys.argv[1])
    within(printed, "the same bits: true")
    within(printed, "the same bits after 50 steps: true")
    within(printed, "killed a worker: true")
    within(printed, "the file is the same as that made at home: true")
    within(printed, "processes that still work: 1")
    print("all cells as expected")
finally:
    session.client.stop_channels()
    session.manager.shutdown_kernel(now=True)
