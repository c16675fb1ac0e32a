"""LibreOffice makes DOCX of what it can open, in a profile of its own in which it asks no network and runs no macro."""

from pathlib import Path

from documents.ingest.readers.limits import Limits
from documents.ingest.readers.office.programs import program, run, unreadable

# It would fetch pictures that a document only links to: it is sent to a proxy that nobody runs.
_SETTINGS = {
    "org.openoffice.Office.Common/Security/Scripting": {"DisableMacrosExecution": "true"},
    "org.openoffice.Inet/Settings": {
        "ooInetProxyType": "2",
        "ooInetNoProxy": "",
        **{
            f"ooInet{scheme}Proxy{what}": value
            for scheme in ("HTTP", "HTTPS", "FTP")
            for what, value in (("Name", "127.0.0.1"), ("Port", "9"))
        },
    },
}


def libreoffice() -> str:
    return program("soffice", "libreoffice")


def as_docx(data: bytes, suffix: str, folder: Path, *, file_name: str, limits: Limits) -> bytes:
    """Return what LibreOffice makes of the file; raise IngestError where it makes nothing or takes too long."""
    profile, original = folder / "profile", folder / f"in{suffix}"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_registry(), encoding="utf-8")
    original.write_bytes(data)
    where = ["--outdir", str(folder / "out"), str(original)]
    command = [
        libreoffice(),
        f"-env:UserInstallation=file://{profile}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx",
    ]
    run([*command, *where], folder, file_name=file_name, limits=limits)
    converted = folder / "out" / "in.docx"
    if not converted.is_file():
        raise unreadable(file_name)
    return converted.read_bytes()


def _registry() -> str:
    items = [
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, settings in _SETTINGS.items()
        for name, value in settings.items()
    ]
    return f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{"".join(items)}</oor:items>'
