#!/usr/bin/env python3
"""validate.py SAYSO ARTICLES…: what `sayso check` prints, against the rules of each format.

SARIF against its schema and the limits of code scanning, XML and JSON by reading them, columns against the words they point at.
Ends with 1 and a line for each thing that does not hold.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree

import jsonschema

HERE = pathlib.Path(__file__).parent
wrong = []


def check(holds, what):
    if not holds:
        wrong.append(what)


def line_of(path, number):
    return pathlib.Path(path).read_bytes().split(b"\n")[number - 1]


def utf16(line, begin, end):
    units = line.decode().encode("utf-16-le")
    return units[2 * (begin - 1):2 * (end - 1)].decode("utf-16-le")


def check_sarif(text):
    schema = json.loads((HERE / "sarif-2.1.0-rtm.5.json").read_text())
    log = json.loads(text)
    for error in jsonschema.Draft4Validator(schema).iter_errors(log):
        wrong.append(f"sarif: {list(error.absolute_path)}: {error.message[:200]}")
    run = log["runs"][0]
    check(run["columnKind"] == "utf16CodeUnits", "sarif: columnKind")
    check(len(run["results"]) <= 5000, "sarif: too many results")
    for result in run["results"]:
        check(run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"], "sarif: ruleIndex")
        check(len(result["relatedLocations"]) < 100, "sarif: too many places")
        for place in result["locations"] + result["relatedLocations"]:
            region = place["physicalLocation"]["region"]
            uri = urllib.parse.unquote(place["physicalLocation"]["artifactLocation"]["uri"])
            if "snippet" not in region or region["startLine"] != region["endLine"]:
                continue
            line = line_of(uri.removeprefix("file://"), region["startLine"])
            words = utf16(line, region["startColumn"], region["endColumn"])
            check(words == region["snippet"]["text"], f"sarif: {uri}:{region['startLine']}: {words!r} is not the snippet")
    return len(run["results"])


def check_rdjson(text):
    diagnostics = json.loads(text)["diagnostics"]
    for row in diagnostics:
        span = row["location"]["range"]
        if "end" in span:
            line = line_of(row["location"]["path"], span["start"]["line"])
            check(line[span["start"]["column"] - 1:span["end"]["column"] - 1].decode().strip(), "rdjson: no words")
    return len(diagnostics)


def check_gitlab(text):
    rows = json.loads(text)
    check(len({row["fingerprint"] for row in rows}) == len(rows), "gitlab: fingerprints are not unique")
    return len(rows)


def check_junit(text):
    root = xml.etree.ElementTree.fromstring(text)
    check(len(list(root.iter("failure"))) == int(root.get("failures")), "junit: failures are not counted right")
    check(len(list(root.iter("testcase"))) == int(root.get("tests")), "junit: tests are not counted right")
    return len([case for case in root.iter("testcase") if len(case)])


def main(sayso, articles):
    formats = {"sarif": check_sarif, "rdjson": check_rdjson, "gitlab": check_gitlab, "junit": check_junit}
    with tempfile.TemporaryDirectory() as folder:
        files = {name: pathlib.Path(folder, name) for name in formats}
        command = [sayso, "check", *articles, *[f"--format={name}={path}" for name, path in files.items()]]
        status = subprocess.run(command, check=False).returncode
        check(status in (0, 1), f"status {status}")
        counts = {name: formats[name](path.read_text()) for name, path in files.items()}
    check(len(set(counts.values())) == 1, f"the formats do not hold the same findings: {counts}")
    print("\n".join(wrong) or f"{counts['sarif']} findings in each format")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
