#!/usr/bin/env python3
"""package.py SAYSO BUILD: makes the Debian package and the archive, unpacks each into an empty folder, and runs what is in it.

Ends with 77, which is to skip, where the machine cannot make Debian packages or the program is built with sanitizers.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

FILES = ["usr/bin/sayso", "usr/share/man/man1/sayso.1", "usr/share/bash-completion/completions/sayso",
         "usr/share/zsh/site-functions/_sayso", "usr/share/fish/vendor_completions.d/sayso.fish"]


def run(*command, **more):
    return subprocess.run(command, check=True, capture_output=True, text=True, **more).stdout


def works(root):
    for name in FILES:
        assert (root / name).exists() or (root / f"{name}.gz").exists(), f"{name} is not there"
    program = root / "usr/bin/sayso"
    assert run(program, "--version").startswith("sayso ")
    told = run(program, "check", "--fail-on", "never", "corpus", env={"PATH": "/usr/bin:/bin"})
    assert "24 articles" in told


def main(_sayso, build):
    sanitized = "SAYSO_SANITIZE:STRING=\n" not in pathlib.Path(build, "CMakeCache.txt").read_text()
    if sanitized or not shutil.which("dpkg-shlibdeps") or not shutil.which("cpack"):
        print("no packages are made here")
        return 77
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for generator in ("DEB", "TGZ"):
            run("cpack", "--config", f"{build}/CPackConfig.cmake", "-G", generator, "-B", str(folder))
        deb, archive = next(folder.glob("*.deb")), next(folder.glob("*.tar.gz"))
        needs = run("dpkg-deb", "-f", str(deb), "Depends")
        for library in ("libsqlite3-0", "libre2", "libc6"):
            assert re.search(rf"\b{library}", needs), f"the package does not ask for {library}: {needs}"
        run("dpkg-deb", "-x", str(deb), str(folder / "deb"))
        works(folder / "deb")
        (folder / "tgz").mkdir()
        run("tar", "-xzf", str(archive), "-C", str(folder / "tgz"))
        root = next((folder / "tgz").glob("**/bin/sayso")).parents[1]
        assert run(root / "bin/sayso", "--version").startswith("sayso ")
    print("both packages run")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
