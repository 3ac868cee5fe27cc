#!/usr/bin/env python3
"""agreement.py SAYSO BUILD: an article checked against a ledger gets the findings that it has where all articles are checked at once.

The articles are made up: one event in twenty has an article with another number.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).parents[2]
ARTICLES, EVENTS, CLEAN = 1500, 300, 12


def findings(sayso, folder, *arguments):
    """The findings of a check: what differs, and in which articles."""
    told = subprocess.run([sayso, "check", "--quiet", "--fail-on", "never", "--format", "jsonl", *arguments], cwd=folder,
                          capture_output=True, text=True, check=True).stdout
    out = []
    for row in map(json.loads, told.splitlines()):
        if row["kind"] == "finding":
            sides = [row["primary"], *row["related"]]
            numbers = frozenset((side["figure"]["measure"], side["figure"]["low"], side["figure"]["high"]) for side in sides)
            out.append(((row["check"], numbers), {side["document"]["id"] for side in sides}))
    return out


def main(sayso, _build):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        made = subprocess.run([sys.executable, str(ROOT / "tools/synthetic-articles.py"), str(ARTICLES), str(EVENTS)],
                              capture_output=True, text=True, check=True).stdout
        (folder / "all.jsonl").write_text(made)
        articles = {json.loads(line)["id"]: line for line in made.splitlines()}
        subprocess.run([sayso, "ledger", "add", "-q", "--ledger", "claims.db", "all.jsonl"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        at_once = findings(sayso, folder, "all.jsonl")
        assert at_once, "nothing to compare with"
        told_of = {}
        for what, sides in at_once:
            for article in sides:
                told_of.setdefault(article, set()).add(what)
        clean = [article for article in articles if article not in told_of][:CLEAN]
        for article in [*told_of, *clean]:
            (folder / "one.jsonl").write_text(articles[article] + "\n")
            alone = {what for what, _ in findings(sayso, folder, "--ledger", "claims.db", "one.jsonl")}
            assert alone == told_of.get(article, set()), f"{article}: {alone} and not {told_of.get(article)}"
    print(f"{len(told_of)} articles with findings and {len(clean)} without are told alike")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
