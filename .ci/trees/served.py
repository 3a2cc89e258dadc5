"""Looks at the page that a Jupyter server opens, runs a cell in a kernel that it starts, and stops it. Usage: served.py ADDRESS, as the server printed it, with its token."""
import json
import sys
import urllib.request
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlparse

from jupyter_client import BlockingKernelClient
from jupyter_core.paths import jupyter_runtime_dir

address = sys.argv[1]
token = parse_qs(urlparse(address).query)["token"][0]


def ask(path, method="GET", body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(urljoin(address, "/api/" + path), data=data, method=method,
                                     headers={"Authorization": "token " + token, "Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        text = answer.read()
    return json.loads(text) if text else None


specs = ask("kernelspecs")
assert specs["kernelspecs"]["java"]["spec"]["display_name"] == "Java (Engram)", specs
with urllib.request.urlopen(address, timeout=60) as page:
    first = urlparse(page.geturl()).path
assert first.endswith("/notebooks/index.ipynb"), first
for linked in ("notebooks/index.ipynb", "exercises/hopfield-01-diagonalisation-timing.ipynb"):
    assert ask("contents/" + linked + "?content=0")["type"] == "notebook", linked

kernel = ask("kernels", "POST", {"name": "java"})["id"]
client = BlockingKernelClient(connection_file=str(Path(jupyter_runtime_dir()) / f"kernel-{kernel}.json"))
client.load_connection_file()
client.start_channels()
client.wait_for_ready(timeout=60)
printed = []
reply = client.execute_interactive('int answer = 6 * 7; System.out.println("answer " + answer);', timeout=60,
                                   output_hook=lambda message: printed.append(message["content"].get("text", "")))
assert reply["content"]["status"] == "ok" and "answer 42" in "".join(printed), (reply, printed)
client.stop_channels()
ask(f"kernels/{kernel}", "DELETE")
ask("shutdown", "POST")
print(f"opens {first}; a cell ran")
