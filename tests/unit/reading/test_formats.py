"""The same report as docx, xlsx, pdf, md and txt gives the same slips; comments land on the very words."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement

from jiedui.cli import proof as command
from jiedui.engine.documents.reading import check, proof, read
from jiedui.engine.documents.reading.formats import UnreadableFile, comments, paper, sheet, word
from jiedui.engine.documents.reading.formats.glyphs import Glyph, Line, paragraphs
from jiedui.engine.documents.reading.formats.layout import aligned

HERE = Path(__file__).parent / "files"
LINES = [
    "某县2021年东西部协作情况",
    "一、资金",
    "到位财政援助资金1860万元，实施帮扶项目17个，其中产业项目9个、教育项目5个、医疗项目4个。",
    "二、小结",
    "一年来，1806万元财政援助资金全部到位。",
]
ROWS = [["指标", "单位", "数值"], ["到位财政援助资金数", "万元", 1860], ["启动实施帮扶项目数", "个", 17], ["已完工项目数", "个", 18]]


def as_docx(path: Path) -> Path:
    document = docx.Document()
    for line in LINES:
        paragraph = document.add_paragraph()
        for at in range(0, len(line), 5):  # Word cuts sentences into runs wherever it likes
            paragraph.add_run(line[at : at + 5]).bold = at % 2 == 0
    table = document.add_table(rows=0, cols=3)
    for row in ROWS:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = str(value)
    document.save(str(path))
    return path


def as_xlsx(path: Path) -> Path:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.create_sheet("藏").append(["已完工项目数", "个", 99])
    book["藏"].sheet_state = "hidden"
    book.save(path)
    return path


def found(report):
    return {(f["code"], p["quote"]) for file in report["files"] for f in file["findings"] for p in f["places"]}


SLIP = {("two-values", "到位财政援助资金1860万元"), ("two-values", "1806万元财政援助资金全部到位"), ("sum", "实施帮扶项目17个")}


def test_text_of_a_word_paragraph_is_what_the_library_gives():
    paragraph = docx.Document().add_paragraph("到位")
    paragraph.add_run("资金\t1860\n万元").add_break()
    run = OxmlElement("w:r")
    run.append(OxmlElement("w:noBreakHyphen"))
    link = OxmlElement("w:hyperlink")
    link.append(run)
    paragraph._p.append(link)
    paragraph.add_run("，其中")
    assert word.text_of(paragraph) == paragraph.text == "到位资金\t1860\n万元\n-，其中"


@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_text(tmp_path, suffix):
    path = tmp_path / f"report.{suffix}"
    path.write_text("\n\n".join(LINES), "utf8")
    assert found(proof([str(path)])) >= SLIP


def test_gb18030_text(tmp_path):
    path = tmp_path / "report.txt"
    path.write_bytes("\r\n".join(LINES).encode("gb18030"))
    assert found(proof([str(path)])) >= SLIP


def test_docx_reads_paragraphs_and_tables(tmp_path):
    report = proof([str(as_docx(tmp_path / "report.docx"))])
    assert found(report) >= SLIP | {("order", "启动实施帮扶项目数\t个\t17"), ("order", "已完工项目数\t个\t18")}
    wheres = {p["where"] for f in report["files"][0]["findings"] for p in f["places"]}
    assert {"资金 第3段", "小结 第5段"} <= wheres and any(w.endswith("表1第4行") for w in wheres)


def test_xlsx_reads_visible_sheets_only(tmp_path):
    report = proof([str(as_xlsx(tmp_path / "table.xlsx"))])
    assert found(report) == {("order", "启动实施帮扶项目数\t个\t17"), ("order", "已完工项目数\t个\t18")}


def test_text_against_workbook(tmp_path):
    text = tmp_path / "report.txt"
    text.write_text("某县2021年情况\n启动实施帮扶项目71个。", "utf8")
    report = proof([str(text), str(as_xlsx(tmp_path / "table.xlsx"))])
    (finding,) = [f for f in report["files"][0]["findings"] if f["code"] == "two-values"]
    assert [Path(p["file"]).name for p in finding["places"]] == ["report.txt", "table.xlsx"]


def test_pdf_with_a_text_layer():
    report = proof([str(HERE / "report.pdf")])
    assert found(report) >= SLIP
    assert all(p["where"].split()[-1].startswith("第1页") for f in report["files"][0]["findings"] for p in f["places"])


def test_a_scan_without_the_extra_says_what_to_install(tmp_path, monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(paper, "import_module", missing)
    (tmp_path / "scan.png").write_bytes(b"x")
    with pytest.raises(UnreadableFile, match=r"jiedui\[ocr\]"):
        read([str(tmp_path / "scan.png")])


@pytest.mark.parametrize(("name", "said"), [("a.exe", "不认识"), ("gone.docx", "没有找到"), ("broken.docx", "打不开")])
def test_unreadable_files_say_why(tmp_path, name, said):
    if name.startswith(("a.", "broken")):
        (tmp_path / name).write_text("x")
    with pytest.raises(UnreadableFile, match=said):
        read([str(tmp_path / name)])


def marked(path: Path) -> list[str]:
    """The words each comment of a Word file stands on."""
    document = docx.Document(str(path))
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    out = []
    for comment in document.comments:
        text, inside = "", False
        for element in document.element.body.iter():
            if element.tag in (word + "commentRangeStart", word + "commentRangeEnd") and element.get(word + "id") == str(
                comment.comment_id
            ):
                inside = element.tag.endswith("Start")
            elif inside and element.tag == word + "t":
                text += element.text or ""
        out.append(text)
    return out


def test_comments_stand_on_the_quoted_words_and_change_no_text(tmp_path):
    source, out = as_docx(tmp_path / "report.docx"), tmp_path / "commented.docx"
    submission = check(read([str(source)]))
    laid = comments.write(submission, submission.findings, 0, str(out))
    words = marked(out)
    assert laid == len(words) == sum(len(f.places) for f in submission.findings)
    assert {"到位财政援助资金1860万元", "1806万元财政援助资金全部到位", "实施帮扶项目17个", "教育项目5个"} <= set(words)
    assert [p.text for p in docx.Document(str(out)).paragraphs] == LINES
    (first, *_) = [c for c in docx.Document(str(out)).comments if "1806万元" in c.text]
    assert first.author == "结对核稿" and "另见" in first.text


def test_a_text_comes_back_as_a_commented_word_file(tmp_path):
    source, out = tmp_path / "report.txt", tmp_path / "commented.docx"
    source.write_text("\n".join(LINES), "utf8")
    submission = check(read([str(source)]))
    assert comments.write(submission, submission.findings, 0, str(out)) > 0
    assert "1806万元财政援助资金全部到位" in marked(out)


def run(capsys, *arguments: str):
    import argparse

    parser = argparse.ArgumentParser()
    command.add(parser.add_subparsers())
    args = parser.parse_args(["proof", *arguments])
    code = command.run(args)
    return code, capsys.readouterr()


def test_the_command_states_coverage_and_quotes_both_places(tmp_path, capsys):
    code, said = run(capsys, str(as_docx(tmp_path / "report.docx")), "--comments", str(tmp_path / "out.docx"))
    assert code == 0 and "读到 9 个数，认出 9 个" in said.out and "必须改正" in said.out
    assert "1806万元财政援助资金全部到位" in said.out and (tmp_path / "out.docx").exists() and "\033" not in said.out


def test_the_command_gives_json(tmp_path, capsys):
    path = tmp_path / "report.txt"
    path.write_text("\n".join(LINES), "utf8")
    code, said = run(capsys, str(path), "--json")
    assert code == 0 and json.loads(said.out) == proof([str(path)])


def test_the_command_refuses_in_words(tmp_path, capsys):
    code, said = run(capsys, str(tmp_path / "gone.docx"))
    assert code == 2 and "没有找到" in said.err and not said.out


def test_a_snapshot_is_one_more_mention_of_each_question(tmp_path):
    snapshot = tmp_path / "snapshot.json"
    figures = [
        {
            "code": "4.2.1",
            "title": "到位财政援助资金数",
            "unit": "万元",
            "value": "1860",
            "state": "有",
            "indicator": "money.arrived",
            "rows": 12,
        },
        {"code": "4.2.2", "title": "启动实施帮扶项目数", "unit": "个", "value": 17, "rows": 17},
        {"code": "4.2.3", "title": "已完工项目数", "unit": "个", "value": None, "state": "未报"},
    ]
    snapshot.write_text(json.dumps({"figures": figures}), "utf8")
    text = tmp_path / "report.txt"
    text.write_text("某县2021年情况\n到位财政援助资金1806万元，启动实施帮扶项目17个，已完工15个。", "utf8")
    report = proof([str(text)], str(snapshot))
    assert [Path(f["file"]).name for f in report["files"]] == ["report.txt"]
    (finding,) = [f for f in report["files"][0]["findings"] if f["severity"] != "hint"]
    assert (
        finding["code"] == "snapshot"
        and "4.2.1" in finding["message"]
        and any("第4.2.1行（12 行台账）" in p["where"] for p in finding["places"])
    )


def test_a_page_of_paper_gives_its_paragraphs_and_its_ruled_table():
    said = [piece.raw for piece in paper.pieces(HERE / "ruled.pdf")]
    rows = [line.split("\t") for line in said if "\t" in line]
    assert rows[0] == ["乡镇", "资金", "", "项目"], "a merged cell stands in its first column"
    assert rows[1:-1] == [[f"第{n}乡", str(100 + n), str(90 + n), str(n)] for n in range(1, 25)], "over the end of the page"
    assert rows[-1] == ["合计", "2700", "2460", "300"]
    text = [line for line in said if "\t" not in line]
    assert len(text) == 6 and text[1] == "一、资金"
    assert text[2].startswith("到位财政援助资金1860万元") and text[2].endswith("正在按计划推进。"), "wrapped lines are one paragraph"
    assert text[3].startswith("吸纳农村劳动力就业1,204人") and text[3].endswith("按月足额发放。")


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("到位财政援助资金共计一千八百", "六十万元，已全部支付。", True),
        ("已支付1674万元，支付率", "93.33%，比上年提高。", True),  # a number is not cut: it did not fit
        ("资金均已拨付。", "项目均已开工。", False),  # there was room left
        ("一二三四五六七八九十一二三四", "（一）资金", False),
        ("出台文件如下：1.3月8日，县政府办印", "2.4月9日，县财政局印发。", False),  # an item that begins with a day
        ("吸纳农村劳动力就业1204", "人，其中脱贫劳动力816人。", True),
    ],
)
def test_a_line_goes_on_where_the_next_word_did_not_fit(first, second, joined):
    width = 14

    def line(text, number):
        edges = [sum(0.5 if c.isascii() else 1 for c in text[:at]) for at in range(len(text) + 1)]
        glyphs = [Glyph(c, 10 * edges[at], -20.0 * number, 10 * edges[at + 1], 10 - 20.0 * number) for at, c in enumerate(text)]
        return Line(1, number, glyphs, 10.0 * width)

    assert len(list(paragraphs([line(first, 1), line(second, 2)]))) == (1 if joined else 2)


def test_two_wide_spaces_where_one_stands_between_cells_hold_an_empty_one():
    lines = ["序号　企业　所在地　投资　用工", "1　甲公司　东镇　4200　86", "2　乙公司　西镇　3100　120", "合计　2家　　7300　206"]
    assert aligned(lines)[-1].split("\t") == ["合计", "2家", "", "7300", "206"]


def test_a_share_is_read_as_the_sheet_shows_it(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["资金使用比例", "%", 0.9333])
    book.active["C1"].number_format = "0.00%"
    book.active.append(["到位投资", "亿元", 0.9333])
    book.save(tmp_path / "table.xlsx")
    assert [piece.raw for piece in sheet.pieces(tmp_path / "table.xlsx")] == ["资金使用比例\t%\t93.33%", "到位投资\t亿元\t0.9333"]
