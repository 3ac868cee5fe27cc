#!/usr/bin/env python3
"""hooks.py SAYSO BUILD: the entry of the pre-commit hook, the steps of the GitHub action and of the GitLab job, and what
shells complete, run as their hosts run them."""
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).parents[2]
CORPUS = ROOT / "corpus" / "haiti-earthquake-toll-2010"


def run(command, folder, status=0, **environment):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env={**os.environ, **environment})
    assert done.returncode == status, f"{command}: status {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout


def pre_commit(folder, path):
    entry = re.search(r"^  entry: (.*)$", (ROOT / ".pre-commit-hooks.yaml").read_text(), re.MULTILINE).group(1)
    batch = sorted(p.name for p in folder.glob("*.md"))
    assert "2 findings: 2 errors" in run([*shlex.split(entry), *batch], folder, status=1, PATH=path)


def github(folder, path):
    action = (ROOT / "tools/github-action/action.yml").read_text()
    step = re.search(r"run: '(.*)'", action).group(1)
    for name in re.findall(r"inputs\.([a-z-]+)", action):
        assert f"\n  {name}:\n" in action, f"no input {name}"
    environment = {"PATH": path, "GITHUB_ACTIONS": "true", "GITHUB_ACTION_PATH": str(ROOT / "tools/github-action"),
                   "GITHUB_STEP_SUMMARY": str(folder / "summary.md"), "SAYSO_ARTICLES": "haiti-03-draft-report.md",
                   "SAYSO_PUBLISHED": "haiti-01-government-count.md\nhaiti-02-first-anniversary.md", "SAYSO_LEDGER": "claims.db",
                   "SAYSO_SARIF": "out.sarif", "SAYSO_FAIL_ON": "warning"}
    told = run(["sh", "-c", step], folder, status=1, **environment)
    assert re.search(r"^::(warning|error) file=haiti-03-draft-report.md,line=\d+", told, re.MULTILINE), told
    assert "## sayso" in (folder / "summary.md").read_text()
    assert json.loads((folder / "out.sarif").read_text())["runs"][0]["results"]
    run(["sh", "-c", step], folder, status=0, **{**environment, "SAYSO_FAIL_ON": "never"})


def gitlab(folder, path):
    job = (ROOT / "tools/gitlab/sayso.yml").read_text()
    names = dict(re.findall(r"^    (SAYSO_[A-Z]+): (\S+)$", job, re.MULTILINE))
    names["SAYSO_ARTICLES"] = "."
    run(["sh", str(ROOT / "tools/ci/check.sh")], folder, status=1, PATH=path, **names)
    assert len(json.loads((folder / names["SAYSO_CODEQUALITY"]).read_text())) == 2
    assert (folder / names["SAYSO_JUNIT"]).read_text().startswith("<?xml")


def shells(folder, path):
    script = run(["sayso", "--print", "bash"], folder, PATH=path)
    (folder / "completion").write_text(script)
    ask = 'source ./completion; COMP_WORDS=({}); COMP_CWORD={}; _sayso; echo "${{COMPREPLY[@]}}"'
    for words, at, wanted in (("sayso led", 1, "ledger"), ("sayso ledger ver", 2, "verify"), ("sayso check --led", 2, "--ledger"),
                              ("sayso check --format sar", 3, "sarif"), ("sayso ledger add --led", 3, "--ledger")):
        told = run(["bash", "-c", ask.format(words, at)], folder, PATH=path).strip()
        assert told == wanted, f"{words}: {told}"
    page = run(["sayso", "--print", "man"], folder, PATH=path)
    assert "sayso ledger add" in page and "fail\\-on" in page
    if shutil.which("man"):
        (folder / "sayso.1").write_text(page)
        run(["man", "--warnings", "-l", "sayso.1"], folder, PATH=path)
    assert "#compdef" in run(["sayso", "--print", "zsh"], folder, PATH=path)
    assert "complete -c sayso" in run(["sayso", "--print", "fish"], folder, PATH=path)


def main(sayso, _build):
    path = f"{pathlib.Path(sayso).parent}:{os.environ['PATH']}"
    for test in (pre_commit, github, gitlab, shells):
        with tempfile.TemporaryDirectory() as name:
            for file in CORPUS.glob("*.md"):
                shutil.copy(file, name)
            test(pathlib.Path(name), path)
    print("hooks and jobs run")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
