#!/usr/bin/env python3
"""browse.py SAYSO ARTICLES…: opens the HTML report in headless Chromium, with scripts and without.

Nothing may be told on the console, every finding has to be seen, the filter is there with scripts only, and the picture is not empty.
Ends with 77, which is to skip, where there is no Chromium.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--enable-logging=stderr", "--v=0"]


def browse(folder, page, *flags):
    command = [CHROMIUM, *FLAGS, f"--user-data-dir={folder}/profile", *flags, page.as_uri()]
    run = subprocess.run(command, capture_output=True, text=True, timeout=240, check=True)
    console = [line for line in run.stderr.splitlines() if ":CONSOLE" in line]
    assert not console, console
    return run.stdout


def main(sayso, articles):
    if not CHROMIUM:
        print("no chromium")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder, "report.html")
        subprocess.run([sayso, "check", *articles, "--fail-on", "never", "--format", f"html={page}"], check=True)
        findings = page.read_text().count('<article class="finding ')
        with_scripts = browse(folder, page, "--dump-dom")
        bare = pathlib.Path(folder, "bare.html")  # headless Chromium shows nothing where scripts are off, so they are taken out
        bare.write_text(re.sub(r"<script>.*?</script>", "", page.read_text(), flags=re.DOTALL))
        without = browse(folder, bare, "--dump-dom")
        for dom in (with_scripts, without):
            assert dom.count('<article class="finding ') == findings
        assert re.search(r"<output>%d of %d</output>" % (findings, findings), with_scripts), "the script did not run"
        assert '<form class="filter">' in with_scripts and '<form class="filter" hidden="">' in without
        for name, shown, flags in (("light.png", page, []), ("bare.png", bare, []),
                                   ("dark.png", page, ["--blink-settings=preferredColorScheme=0"])):
            picture = pathlib.Path(folder, name)
            browse(folder, shown, f"--screenshot={picture}", "--window-size=1100,1600", *flags)
            assert picture.stat().st_size > 40_000, f"{name} is nearly empty"
        browse(folder, page, f"--print-to-pdf={folder}/report.pdf")
        assert pathlib.Path(folder, "report.pdf").read_bytes().startswith(b"%PDF")
    print(f"{findings} findings seen, with scripts and without")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
