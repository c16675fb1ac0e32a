"""One archive to install from where there is neither network, index nor compiler (make bundle, deploy/install.sh).

It holds the wheels of what a running site is made of, for one machine and one Python, the source of HEAD with the models, and
the installer. Wheels are those that requirements.lock names by their hashes; their own hashes go along, and those of all.
"""

import argparse
import hashlib
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

from documents.program import program_version

ROOT = Path(__file__).resolve().parents[1]
# What `make setup` installs for a running site beside its dependencies.
EXTRAS = frozenset({"cluster", "fast", "mcp", "ocr", "sso"})
MACHINES = ("x86_64", "aarch64")
# Published as source alone; without compiled parts, so that a wheel of any machine serves.
WITHOUT_WHEELS = frozenset({"jieba"})
# What Debian 12 brings; a wheel for an older one serves too.
NEWEST_GLIBC, OLDEST_GLIBC = 36, 5
FONTS = """字体

网页用读者电脑上的字体，服务器不需要字体。只有两件事要用服务器上的中文字体：
读取没有内嵌字体的 PDF，以及运行浏览器测试。字体不在本安装包里，请从 Debian 安装介质或内网镜像安装：

    apt install fontconfig fonts-noto-cjk

不装也能运行；读不出的 PDF 会在导入时说明。
"""
Locked = dict[str, str]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m config.bundle", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--machine", choices=MACHINES, default=MACHINES[0])
    parser.add_argument("--python", default=f"{sys.version_info.major}.{sys.version_info.minor}")
    asked = parser.parse_args(arguments)
    commit = git("rev-parse", "HEAD")
    if git("status", "--porcelain"):
        print("工作区里未提交的改动不在安装包里。", file=sys.stderr)
    name = f"xianjie-{program_version(ROOT)}-{commit[:8]}-{asked.machine}-py{asked.python}"
    machine = target(asked)
    lock = read_lock((ROOT / "requirements.lock").read_text(encoding="utf-8"), machine)
    locked = needed(lock, machine)
    asked.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / name
        (folder / "wheels").mkdir(parents=True)
        fetch(locked, folder / "wheels", asked.machine, asked.python)
        git("archive", "--format=tar", f"--output={folder / 'source.tar'}", "HEAD")
        told = {"name": name, "machine": asked.machine, "python": asked.python, "commit": commit}
        complete(folder, told)
        archive = asked.folder / f"{name}.tar.gz"
        pack(folder, archive, int(git("show", "--no-patch", "--format=%ct")))
    size = archive.stat().st_size / 1024 / 1024
    print(f"{archive}：{len(locked)} 个依赖包，共 {size:.0f} MB。拷到目标机器，解开后运行 sh install.sh。")
    return 0


def git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603, S607
    return done.stdout.strip()


def target(asked: argparse.Namespace) -> dict[str, str]:
    """What markers are decided by, of the machine that is installed on."""
    return {
        "python_version": asked.python,
        "python_full_version": f"{asked.python}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "platform_machine": asked.machine,
        "platform_system": "Linux",
        "sys_platform": "linux",
        "os_name": "posix",
    }


def read_lock(text: str, machine: Mapping[str, str]) -> Locked:
    """Each package's entry (name and version, and its hashes below), of several that which holds there."""
    entries: Locked = {}
    name = ""
    for line in text.splitlines():
        if line and not line[0].isspace() and not line.startswith("#"):
            asked = Requirement(line.removesuffix(chr(92)).strip())
            is_meant = asked.marker is None or asked.marker.evaluate({**machine})
            name = canonicalize_name(asked.name) if is_meant else ""
            # Without its marker, which pip would decide for the machine that it runs on.
            entries |= {name: f"{name}{asked.specifier}"} if name else {}
        elif name and "--hash=" in line:
            entries[name] += f" {line.strip().removesuffix(chr(92)).strip()}"
    return entries


def needed(locked: Locked, machine: Mapping[str, str]) -> Locked:
    """What a running site needs there and nothing of the workshop; raises LookupError for what the lock does not know."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting = [*project["dependencies"]]
    waiting += [each for extra in sorted(EXTRAS) for each in project["optional-dependencies"][extra]]
    seen: set[tuple[str, frozenset[str]]] = set()
    found: Locked = {}
    while waiting:
        asked = Requirement(waiting.pop())
        name, extras = canonicalize_name(asked.name), frozenset(asked.extras)
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        found[name] = locked[name]
        waiting += asked_by(name, extras, machine)
    return {name: found[name] for name in sorted(found)}


def asked_by(name: str, extras: frozenset[str], machine: Mapping[str, str]) -> Iterator[str]:
    """What a package asks for there, as it says where it is installed here."""
    try:
        requirements = distribution(name).requires or ()
    except PackageNotFoundError:
        # Of another Python only: what it is backported from asks for nothing more.
        return
    for text in requirements:
        marker = Requirement(text).marker
        if marker is None or any(marker.evaluate({**machine, "extra": extra}) for extra in extras | {""}):
            yield text


def fetch(locked: Locked, wheels: Path, machine: str, python: str) -> None:
    """pip checks each file against the lock's hashes."""
    tags = [f"manylinux_2_{minor}_{machine}" for minor in range(NEWEST_GLIBC, OLDEST_GLIBC - 1, -1)]
    tags += [f"manylinux2014_{machine}", f"linux_{machine}"]
    platforms = [word for tag in tags for word in ("--platform", tag)]
    of_wheels = [entry for name, entry in locked.items() if name not in WITHOUT_WHEELS]
    of_source = [entry for name, entry in locked.items() if name in WITHOUT_WHEELS]
    pip(
        "download", of_wheels, "--dest", str(wheels), "--only-binary=:all:", *platforms,
        "--implementation", "cp", "--python-version", python,
    )  # fmt: skip
    pip("wheel", of_source, "--wheel-dir", str(wheels))
    bound = [path.name for path in wheels.iterdir() if path.name.startswith(tuple(WITHOUT_WHEELS))]
    if any(not name.endswith("-none-any.whl") for name in bound):
        raise SystemExit(f"{bound}：从源码做的包只能用于本机，不能装到别的机器。")


def pip(command: str, entries: list[str], *options: str) -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as wanted:
        wanted.write("\n".join(entries) + "\n")
        wanted.flush()
        quiet = ["--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
        program = [sys.executable, "-m", "pip", command, *quiet, "-r", wanted.name, *options]
        subprocess.run(program, check=True)  # noqa: S603


def complete(folder: Path, told: Mapping[str, str]) -> None:
    """Add to wheels and source the installer, the notes and the digests that it goes by."""
    (folder / "install.sh").write_bytes((ROOT / "deploy" / "install.sh").read_bytes())
    (folder / "fonts.txt").write_text(FONTS, encoding="utf-8")
    release = "".join(f"{name}={value}\n" for name, value in told.items())
    (folder / "RELEASE").write_text(release, encoding="utf-8")
    lines = []
    for path in sorted((folder / "wheels").iterdir()):
        package, version, *_ = parse_wheel_filename(path.name)
        lines.append(f"{package}=={version} --hash=sha256:{digest_of(path)}\n")
    (folder / "wheels.txt").write_text("".join(lines), encoding="utf-8")
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    sums = "".join(f"{digest_of(path)}  {path.relative_to(folder)}\n" for path in files)
    (folder / "SHA256SUMS").write_text(sums, encoding="utf-8")


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def pack(folder: Path, archive: Path, seconds: int) -> None:
    """Of the same commit and wheels the same bytes inside, whoever packs them."""

    def plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.uid = member.gid = 0
        member.uname = member.gname = "root"
        member.mtime = seconds
        member.mode = 0o755 if member.isdir() or member.name.endswith(".sh") else 0o644
        return member

    with tarfile.open(archive, "w:gz", compresslevel=1) as tar:
        tar.add(folder, folder.name, filter=plain)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
