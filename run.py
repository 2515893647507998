#!/usr/bin/env python3
"""One door for a fresh machine: makes .venv from the hashed lock, then hands its arguments to `jiedui`.

    python3 run.py demo            the main job: an example county's table on the screen and in out/
    python3 run.py test            all tests (extra arguments go to pytest)
    python3 run.py lint            format, lint, types, contracts
    python3 run.py bench [NAME]    measurements, see bench/README.md
    python3 run.py soak            long random runs, outside CI
    python3 run.py ANYTHING ELSE   = jiedui ANYTHING ELSE

Standard library only. A folder `wheelhouse` beside this file is used instead of the network.
"""

import hashlib
import os
import pathlib
import subprocess
import sys
import sysconfig
import venv

HOME = pathlib.Path(__file__).resolve().parent
VENV = HOME / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
DEVELOPER = {"test": "tests/run.py", "lint": "tests/lint.py", "bench": "bench/run.py", "soak": "tests/soak.py"}


def install(lock: pathlib.Path) -> None:
    """Install exactly what the lock says; a stamp beside the environment remembers its digest."""
    stamp, digest = VENV / lock.name, hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == digest:
        return
    if not PYTHON.exists():
        print("首次运行：正在建立环境 .venv（约一分钟）…", file=sys.stderr)
        venv.create(VENV, with_pip=True)
    wheels = HOME / "wheelhouse"
    offline = ["--no-index", "--find-links", str(wheels)] if wheels.is_dir() else []
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    subprocess.run([*pip, *offline, "-r", str(lock)], check=True)
    scheme = sysconfig.get_path("purelib", "venv", {"base": str(VENV), "platbase": str(VENV)})
    (pathlib.Path(scheme) / "jiedui.pth").write_text(str(HOME / "src"), encoding="utf8")
    stamp.write_text(digest)


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is what an older Python meets first
        sys.exit("结对需要 Python 3.11 或更新版本，当前是 " + sys.version.split()[0])
    install(HOME / "requirements.lock")
    verb = arguments[0] if arguments else ""
    if verb in DEVELOPER:
        install(HOME / "requirements-dev.lock")
        command = [str(PYTHON), str(HOME / DEVELOPER[verb]), *arguments[1:]]
        return subprocess.run(command, cwd=HOME).returncode
    return subprocess.run([str(PYTHON), "-m", "jiedui", *arguments]).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except subprocess.CalledProcessError as error:
        sys.exit(f"环境没有建好（{error.cmd[3] if len(error.cmd) > 3 else error.cmd}）：请检查网络，或把安装包放进 wheelhouse 目录后重试")
    except KeyboardInterrupt:
        sys.exit(130)
