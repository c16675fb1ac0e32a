"""What a file does to the process that reads it stays a failure of that file."""

import io
import os
import random
import socket
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest

from documents.ingest.parsed import IngestError
from documents.ingest.readers import READERS, contained
from documents.ingest.readers.child import bound, leave_network
from documents.ingest.readers.contained import read_source
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.limits import MEGABYTE, Limits
from documents.ingest.readers.tables.rows import ListSource
from documents.ingest.source_text import SourceText
from tests.documents.ingest.readers.office_factory import make_docx
from tests.documents.ingest.readers.tables.test_lists import GOOD, HEADER, make_xlsx

TEXT = "近年来，我县推动茶产业与乡村振兴有效衔接。"


def pdf(content, *, page=b""):
    """A PDF of one page with this content stream, packed."""
    packed = zlib.compress(content, 9)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R" + page + b">>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
    ]
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, part in enumerate(parts, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj%s\nendobj\n" % (number, part))
    start = out.tell()
    out.write(b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start)
    return out.getvalue()


def test_a_bomb_is_refused_and_the_process_lives():
    bomb = pdf(b"q\n" * 20_000_000)
    assert len(bomb) < MEGABYTE
    with pytest.raises(IngestError, match=r"^炸弹\.pdf：读取时"):
        read_source(bomb, FileKind.PDF, file_name="炸弹.pdf")


def test_who_reads_too_long_is_stopped():
    many = pdf(b"BT /F 1 Tf " + b"0 0 Td (aaaaaaaaaaaaaaaa) Tj " * 400_000 + b"ET")
    began = time.monotonic()
    with pytest.raises(IngestError, match=r"^慢\.pdf：读"):
        read_source(many, FileKind.PDF, file_name="慢.pdf", limits=Limits(seconds=1))
    assert time.monotonic() - began < 10


def test_memory_is_bounded_in_python_and_below_it():
    chance = random.Random(1)
    texts = ["".join(chance.choices(TEXT, k=2000)) for _ in range(1500)]
    data = make_docx(lambda document: [document.add_paragraph(text) for text in texts])
    with pytest.raises(IngestError, match=r"^大\.docx：(?:读取时占用的内存超过 90 MB|读取时中断|文件已损坏)"):
        read_source(data, FileKind.DOCX, file_name="大.docx", limits=Limits(memory_bytes=90 * MEGABYTE))


def test_a_refusal_comes_through_in_its_own_words():
    with pytest.raises(IngestError, match=r"^坏\.docx：文件已损坏"):
        read_source(b"PK\x03\x04", FileKind.DOCX, file_name="坏.docx")


def test_a_text_comes_through_as_the_reader_returns_it():
    data = make_docx(lambda document: document.add_paragraph(TEXT))
    read = read_source(data, FileKind.DOCX, file_name="a.docx")
    assert isinstance(read, SourceText)
    assert read == READERS[FileKind.DOCX].read(data, file_name="a.docx")


def test_rows_come_through():
    read = read_source(make_xlsx(HEADER, GOOD), FileKind.XLSX, file_name="a.xlsx")
    assert isinstance(read, ListSource)
    assert read.rows[0].cells["标题"] == GOOD[0]


def test_limits_of_the_child_allow_no_file(tmp_path):
    """The limits as the child sets them, in a process of their own."""
    pid = os.fork()
    if pid == 0:
        bound(Limits())
        try:
            (tmp_path / "a").write_bytes(b"x")
        except OSError:
            os._exit(7)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 7


def test_who_left_the_network_reaches_not_even_this_machine():
    with socket.create_server(("127.0.0.1", 0)) as server:
        pid = os.fork()
        if pid == 0:
            if not leave_network():
                os._exit(3)
            os._exit(7 if socket.socket().connect_ex(server.getsockname()) == 0 else 0)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    if code == 3:
        pytest.skip("the kernel keeps ordinary processes from leaving the network")
    assert code == 0


def test_a_script_without_a_guard_can_read(tmp_path):
    """Nothing of the caller is run again in the child, as multiprocessing would."""
    (tmp_path / "a.docx").write_bytes(make_docx(lambda document: document.add_paragraph(TEXT)))
    script = tmp_path / "script.py"
    script.write_text(
        f"""
import sys
sys.path.insert(0, {str(Path.cwd())!r})
from pathlib import Path
from documents.ingest.readers.contained import read_source
from documents.ingest.readers.kinds import FileKind
data = Path({str(tmp_path / "a.docx")!r}).read_bytes()
print(len([read_source(data, FileKind.DOCX, file_name="a.docx") for _ in range(3)]))
"""
    )
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert (done.stdout, done.stderr) == ("3\n", "")


def test_a_server_that_has_gone_is_started_anew():
    data = make_docx(lambda document: document.add_paragraph(TEXT))
    read_source(data, FileKind.DOCX, file_name="a.docx")
    contained._SERVER._channel.shutdown(socket.SHUT_RDWR)
    assert read_source(data, FileKind.DOCX, file_name="a.docx").text == TEXT


def test_what_a_process_that_forked_asks_is_its_own():
    data = make_docx(lambda document: document.add_paragraph(TEXT))
    read_source(data, FileKind.DOCX, file_name="a.docx")
    pid = os.fork()
    if pid == 0:
        os._exit(0 if read_source(data, FileKind.DOCX, file_name="a.docx").text == TEXT else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
