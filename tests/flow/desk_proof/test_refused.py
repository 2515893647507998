"""What is not read: said in Chinese, naming the file, what is wrong and how to mend it; nothing is kept of it."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.test import Client

from jiedui.office.filings.models import ProofRun
from jiedui.office.filings.proofs import intake, runs
from tests.flow.desk_proof.conftest import settled
from tests.flow.desk_proof.texts import HERE, REPORT

pytestmark = pytest.mark.django_db


def package(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), body)
    return made.getvalue()


CASES = {
    "no file": ((), "没有选文件", "请选"),
    "old word": ((("报告.doc", intake.OLE + b"x"),), "“报告.doc”读不了", "另存为 docx"),
    "picture": ((("扫描.jpg", b"\xff\xd8\xff"),), "图片里的字读不了", "请传"),
    "program": ((("setup.exe", b"MZ"),), "只认 docx、xlsx、pdf、txt、md", "另存为"),
    "no suffix": ((("报告", b"abc"),), "“报告”读不了", "另存为"),
    "empty": ((("空.txt", b"  \n"),), "是空的", "选错"),
    "password": ((("加密.docx", intake.OLE + b"x" * 600),), "设了打开密码", "去掉密码"),
    "torn": ((("半个.docx", b"PK\x03\x04 torn"),), "打不开", "另存一份"),
    "sheet named word": ((("表.docx", package(xl__workbook_xml=b"<x/>")),), "里面却不是 Word 文件", "另存为 docx"),
    "not a pdf": ((("报告.pdf", b"hello"),), "里面却不是 PDF", "另存为 PDF"),
    "binary text": ((("报告.txt", b"a\0b"),), "里面却不是文字", "另存为"),
    "utf-16": ((("报告.txt", "报告".encode("utf-16")),), "UTF-16", "UTF-8"),
    "too many": (tuple((f"{n}.txt", b"a") for n in range(13)), "一次选了 13 个文件，最多 12 个", "请只选"),
}


@pytest.mark.parametrize("case", CASES)
def test_refused_with_the_reason_and_the_remedy(client_of, send, case):
    files, why, remedy = CASES[case]
    answer = send(client_of("county"), *files)
    said = answer.content.decode()
    assert answer.status_code == 422 and why in said and remedy in said
    assert not ProofRun.objects.exists()


def test_too_large(client_of, send, monkeypatch):
    monkeypatch.setattr(intake, "MOST_BYTES", 2048)
    answer = send(client_of("county"), ("大.txt", REPORT.encode() * 9))
    assert answer.status_code == 422 and "一个文件最多 2 KB" in answer.content.decode()


def test_a_package_that_unpacks_to_too_much(client_of, send, monkeypatch):
    monkeypatch.setattr(intake, "MOST_UNPACKED", 1 << 20)
    answer = send(client_of("county"), ("弹.docx", package(word__document_xml=b"0" * (2 << 20))))
    assert answer.status_code == 422 and "解开后超过 1 MB" in answer.content.decode()


def test_an_overlong_body_is_not_taken_in(client_of):
    answer = client_of("county").post(f"{HERE}/proof", b"x", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(100 << 20))
    assert answer.status_code == 413 and "没有收" in answer.content.decode()


@pytest.mark.parametrize(
    "name, body",
    [
        ("坏.docx", package(word__document_xml=b"<not xml")),
        ("坏.xlsx", package(xl__workbook_xml=b"<x/>")),
        ("坏.pdf", b"%PDF-1.7\nnothing"),
    ],
)
def test_what_only_the_reader_finds_broken_is_said_by_name(client_of, send, name, body):
    client = client_of("county")
    run = settled(client, send(client, (name, body))["Location"])
    page = client.get(f"{HERE}/proof/{run.pk}").content.decode()
    assert run.state == "failed" and f"“{name}”打不开" in page and "另存一份再传" in page
    assert "/proofs/" not in run.why and "Traceback" not in page


def test_only_so_many_at_once(client_of, send, run):
    for _ in range(runs.AT_ONCE):
        run.pk, run.state = None, "reading"
        run.save(force_insert=True)
    answer = send(client_of("county"), ("报告.txt", REPORT.encode()))
    assert answer.status_code == 422 and "请等半分钟再传" in answer.content.decode()


def test_every_act_needs_the_token(people, run):
    client = Client(enforce_csrf_checks=True)
    client.force_login(people["county"])
    for rest in ("proof", f"proof/{run.pk}/remove", f"proof/{run.pk}/x/dismiss", f"proof/{run.pk}/x/restore"):
        assert client.post(f"{HERE}/{rest}", {"why": "没有令牌"}).status_code == 403, rest
    assert ProofRun.objects.count() == 1


def test_acts_are_posted(client_of, run):
    for rest in ("remove", "x/dismiss", "x/restore"):
        assert client_of("county").get(f"{HERE}/proof/{run.pk}/{rest}").status_code == 405


def test_names_are_made_safe_for_the_file_system_and_kept_whole():
    assert intake.Sent("../../etc/passwd.txt", b"").short == "_.._etc_passwd.txt"
    long = intake.Sent("长" * 190 + ".docx", b"")
    assert len(long.short) == 65 and long.short.endswith(".docx") and intake.Sent("…?.md", b"").short == "__.md"
