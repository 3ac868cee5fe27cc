#!/usr/bin/env python3
"""Tries rules/schema.json with the real yaml-language-server, as editors run it.

tools/try-language-server.py [FOLDER]   FOLDER: where npm installs the server (build/npm)

It holds that: no shipped rule file is marked; a mistake is marked in its line; keys and words are offered where they may stand; phrases,
names and examples that YAML takes for numbers or truth values are not marked. Needs npm; the network the first time.
"""
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDER = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "npm")
VERSION = "1.25.0"
PATIENCE = 60  # seconds for one answer

MISTAKES = """\
# yaml-language-server: $schema={schema}
schema: 1
pack: {{id: mine}}
measures:
  - id: stranded
    grow: true
    match: $quantity $people ~be stranded
    examples:
      - text: Forty people were stranded.
        expect: {{lwo: 40}}
checks:
  - id: differ
    type: conflcit
    severity: error
"""
MISTAKE_LINES = [6, 10, 13]

HARMLESS = """\
# yaml-language-server: $schema={schema}
schema: 1
pack: {{id: 7, version: 1.0}}
lists:
  odd: [true, no, 12, 1.5, 2024-03-23, yes]
  one: 40
sources:
  - {{id: 1843, names: [1843, True], kind: outlet}}
measures:
  - id: stranded
    match: [911, $quantity stranded, yes]
    examples:
      - {{text: 40, expect: none}}
      - {{text: no, expect: "?"}}
      - {{text: true, todo: 1, expect: {{low: 40, high: "null"}}}}
"""

# the text, with a bar where the cursor stands, and some of what must be offered there
COMPLETIONS = [
    ("schema: 1\npack: {{id: a}}\nmeasures:\n  - id: b\n    |\n", ["grows", "match", "examples", "unless"]),
    ("schema: 1\npack: {{id: a}}\nchecks:\n  - id: b\n    type: |\n", ["conflict", "self-conflict", "stale"]),
    ("schema: 1\npack: {{id: a}}\n|\n", ["measures", "attributions", "lists"]),
    ("schema: 1\npack: {{id: a}}\nmeasures:\n  - id: b\n    examples:\n      - text: c\n        |\n", ["expect", "todo"]),
]


class Server:
    """A language server on pipes: the framing of LSP, requests, and the notifications that came meanwhile."""

    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.diagnostics = {}
        self.next_id = 1
        self.request("initialize", {"processId": None, "rootUri": ROOT.as_uri(), "capabilities": {
            "textDocument": {"completion": {"completionItem": {"snippetSupport": True}}}, "workspace": {"configuration": True}}})
        self.notify("initialized", {})

    def write(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def read(self):
        size = 0
        while (line := self.process.stdout.readline().strip()):
            if line.lower().startswith(b"content-length:"):
                size = int(line.split(b":")[1])
        message = json.loads(self.process.stdout.read(size))
        if "id" in message and "method" in message:  # the server asks
            settings = {"yaml": {"validate": True, "completion": True, "schemaStore": {"enable": False}}}
            answer = [settings.get(item.get("section"), {}) for item in message["params"]["items"]] \
                if message["method"] == "workspace/configuration" else None
            self.write({"id": message["id"], "result": answer})
        elif message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        return message

    def notify(self, method, params):
        self.write({"method": method, "params": params})

    def request(self, method, params):
        number = self.next_id
        self.next_id += 1
        self.write({"id": number, "method": method, "params": params})
        while True:
            message = self.read()
            if message.get("id") == number and "method" not in message:
                return message.get("result")

    def open(self, uri, text):
        self.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}})

    def marks(self, uri, text):
        """What it has to say of the text, when it has said it."""
        self.open(uri, text)
        while uri not in self.diagnostics:
            self.read()
        return self.diagnostics[uri]


def install():
    program = FOLDER / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
    if not program.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent", "--prefix", str(FOLDER),
                        f"yaml-language-server@{VERSION}"], check=True)
    return program


def told(uri, marks):
    return [f"{uri}:{mark['range']['start']['line'] + 1}: {mark['message']}" for mark in marks]


def main():
    schema = (ROOT / "rules" / "schema.json").as_uri()
    server = Server(["node", str(install()), "--stdio"])
    wrong = []
    shipped = sorted((ROOT / "rules").rglob("*.yaml"))
    for path in shipped:
        wrong += told(path.as_uri(), server.marks(path.as_uri(), path.read_text()))
    marks = server.marks("file:///try/mistakes.yaml", MISTAKES.format(schema=schema))
    lines = sorted({mark["range"]["start"]["line"] + 1 for mark in marks})
    if lines != MISTAKE_LINES:
        wrong.append(f"mistakes are marked in lines {lines}, not {MISTAKE_LINES}: {told('mistakes', marks)}")
    wrong += told("harmless", server.marks("file:///try/harmless.yaml", HARMLESS.format(schema=schema)))
    for number, (text, wanted) in enumerate(COMPLETIONS):
        text = f"# yaml-language-server: $schema={schema}\n" + text.replace("{{", "{").replace("}}", "}")
        before = text[:text.index("|")]
        uri = f"file:///try/completion{number}.yaml"
        server.open(uri, text.replace("|", ""))
        position = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        items = server.request("textDocument/completion", {"textDocument": {"uri": uri}, "position": position})
        offered = [item["label"] for item in (items or {}).get("items", [])]
        missing = [word for word in wanted if word not in offered]
        if missing:
            wrong.append(f"completion {number}: {missing} are not offered, but {offered}")
    server.process.terminate()
    for line in wrong:
        print(line)
    print(f"{len(shipped)} shipped files, {len(MISTAKE_LINES)} mistakes, {len(COMPLETIONS)} completions: {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
