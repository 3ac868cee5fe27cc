#!/usr/bin/env python3
"""newsroom.py SAYSO BUILD: a git repository with fifty published articles, and a branch with a new one.

The new article has one figure that its source has changed since, one that another source has otherwise, and one that agrees: two
findings, at their lines, in every format, exit status 1. With a baseline, or a suppression, it passes.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

TOWNS = "Ardel Borvin Celmar Dorhel Elsorn Fargol Galtor Hernis Ilvan Jorbru Kalmel Lorgar Melpor Norvel Olsan Pelkar".split()
STALE, CONFLICT = 9, 11  # lines of the new article
NEW = """The mill in Kerman is closed after the explosion.

RIA Novosti said that 100 people were injured in the explosion at the mill in Kerman.

In the explosion 12 people were killed.

TASS said that seven people were missing."""


def article(folder, name, day, headline, text, extra=""):
    folder.mkdir(exist_ok=True)
    head = f"---\nid: {name}\nheadline: {headline}\npublisher: Morning Echo\npublished: {day}\n{extra}---\n"
    (folder / f"{name}.md").write_text(head + text + "\n")


def publish(folder):
    for i, town in enumerate(TOWNS * 3):
        article(folder, f"flood-{i:02}", f"2024-0{1 + i // 16}-{1 + i % 16:02}", f"Flood in {town}",
                f"CNN said that {20 + i} people were killed in the flood in {town}.")
    article(folder, "kerman-1", "2024-03-23", "Explosion at a mill in Kerman",
            "CNN said that 40 people were killed in the explosion at the mill in Kerman.\n\n"
            "RIA Novosti said that 100 people were injured.\n\nTASS said that seven people were missing.")
    article(folder, "kerman-2", "2024-03-24", "More injured in the explosion in Kerman",
            "RIA Novosti said that 160 people were injured in the explosion at the mill in Kerman.")


class Newsroom:
    def __init__(self, sayso, folder):
        self.sayso, self.folder = sayso, folder

    def run(self, *command, status=0):
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        assert done.returncode == status, f"{command}: status {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stdout

    def git(self, *words):
        return self.run("git", "-c", "user.name=a", "-c", "user.email=a@localhost", *words)

    def check(self, *options, status=1):
        return self.run(self.sayso, "check", "--ledger", "claims.db", "--since", "main", *options, "new", status=status)


def lines_in(form, text):
    """The lines of the findings, sorted."""
    if form == "jsonl":
        rows = [json.loads(line) for line in text.splitlines()]
        return [row["primary"]["line"] for row in rows if row["kind"] == "finding"]
    if form == "sarif":
        results = json.loads(text)["runs"][0]["results"]
        return [r["locations"][0]["physicalLocation"]["region"]["startLine"] for r in results]
    if form == "junit":
        return [int(c.get("line")) for c in xml.etree.ElementTree.fromstring(text).iter("testcase") if c.get("line")]
    if form == "gitlab":
        return [row["location"]["lines"]["begin"] for row in json.loads(text)]
    if form == "rdjson":
        return [row["location"]["range"]["start"]["line"] for row in json.loads(text)["diagnostics"]]
    if form == "github":
        return [int(line) for line in re.findall(r"^::(?:error|warning) file=new/new.md,line=(\d+),", text, re.MULTILINE)]
    if form == "github-summary":
        return [int(line) for line in re.findall(r"new/new\\?\.md:(\d+):", text)]
    if form == "html":
        return [int(line) for line in re.findall(r'<a href="#d\d+-\d+">new/new.md:(\d+):', text)]
    return [int(line) for line in re.findall(r"^  new/new.md:(\d+):", text, re.MULTILINE)]


def main(sayso, _build):
    with tempfile.TemporaryDirectory() as name:
        room = Newsroom(sayso, pathlib.Path(name))
        publish(room.folder / "published")
        (room.folder / ".gitignore").write_text("claims.db*\n")
        room.git("init", "-q", "-b", "main")
        room.git("add", ".")
        room.git("commit", "-q", "-m", "published")
        assert room.run(sayso, "ledger", "add", "--ledger", "claims.db", "published").startswith("50 added")
        room.git("checkout", "-q", "-b", "new")
        article(room.folder / "new", "new", "2024-03-25", "Mourning at the mill in Kerman", NEW)
        room.git("add", ".")
        room.git("commit", "-q", "-m", "a new article")
        for form in ("text", "jsonl", "sarif", "junit", "gitlab", "rdjson", "github", "github-summary", "html"):
            lines = sorted(lines_in(form, room.check("--format", f"{form}=/dev/stdout" if form == "html" else form)))
            assert lines == [STALE, CONFLICT], f"{form}: {lines}"
        verdicts = [json.loads(line).get("verdict") for line in room.check("--format", "jsonl").splitlines()]
        assert sorted(v for v in verdicts if v) == ["conflict", "stale"], verdicts
        room.run(sayso, "baseline", "write", "--baseline", "known.txt", "--ledger", "claims.db", "new")
        assert "0 findings; 2 in the baseline" in room.check("--baseline", "known.txt", status=0)
        article(room.folder / "new", "new", "2024-03-25", "Mourning at the mill in Kerman", "More of it.\n\n" + NEW)
        assert "0 findings; 2 in the baseline" in room.check("--baseline", "known.txt", status=0)
        article(room.folder / "new", "new", "2024-03-25", "Mourning at the mill in Kerman",
                NEW.replace("In the explosion", "<!-- sayso:ignore conflict: the desk counts otherwise -->\nIn the explosion"))
        assert "1 finding: 1 warning; 1 suppressed" in room.check(status=0)
        article(room.folder / "new", "new", "2024-03-25", "Mourning at the mill in Kerman", NEW,
                'sayso-ignore: |\n  conflict: the desk counts otherwise\n  stale: so it was put on the day\n')
        assert "0 findings; 2 suppressed" in room.check(status=0)
    print("two findings in each format")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
