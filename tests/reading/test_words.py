import zipfile
from pathlib import Path

import pytest

from catalog.reading.limits import Limits
from catalog.reading.read import read
from catalog.reading.table import Finding, Unreadable
from tests.reading.files import make_file, read_table
from tests.truth.content import sheet, xlsx_of, zip_of

ID = "11010519491231002X"
MOBILES = [f"1381234567{n}" for n in range(4)]
MAILS = "".join(f"<w:p><w:r><w:t>desk{n}@example.cn</w:t></w:r></w:p>" for n in range(2))
TABLE = sheet([("a", "b"), ("x", 1)])


def paragraphs(*texts: str) -> str:
    return "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)


def docx(body: str, **others: str) -> bytes:
    parts = {"document": f"<w:body>{body}</w:body>", **others}
    return zip_of(
        {
            f"word/{name}.xml": f'<w:document xmlns:w="urn:w">{inner}</w:document>'.encode()
            for name, inner in parts.items()
        }
    )


def told(folder: Path, content: bytes, name: str) -> list[tuple[str, int | None, int, object]]:
    """Of a file without a table: code, paragraph, count and kind of what is personal."""
    found = read(make_file(folder, content, name), name, Limits()).findings
    return [(one.code, one.row, one.count, one.figures["kind"]) for one in found if one.code.startswith("personal")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (paragraphs("通知", f"申请人{ID}"), [("personal-text", 2, 1, "resident-id")]),
        (f"<w:p><w:t>证件{ID[:6]}</w:t><w:t>{ID[6:]}</w:t></w:p>", [("personal-text", 1, 1, "resident-id")]),
        ("<w:p><w:r><w:t>12</w:t><w:tab/><w:t>电话13812345678</w:t></w:r></w:p>", [("personal-text", 1, 1, "mobile")]),
        ("<w:p><w:r><w:delText>13812345678 王</w:delText></w:r></w:p>", [("personal-text", 1, 1, "mobile")]),
        (paragraphs("通知", MOBILES[0], "结束"), []),
        (MAILS, []),
    ],
)  # fmt: skip
def test_paragraphs_of_a_document(tmp_path: Path, body: str, expected: list[object]) -> None:
    assert told(tmp_path, docx(body), "a.docx") == expected


def test_column_of_a_documents_table_is_company(tmp_path: Path) -> None:
    """Among the other cells of the table, or the paragraphs around it, the numbers would be a few of many."""
    rows = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraphs(text)}</w:tc>' for text in ('甲', '乙', '丙', number))}</w:tr>"
        for number in MOBILES
    )
    body = paragraphs(*["第一段"] * 9) + f"<w:tbl>{rows}</w:tbl>"
    assert told(tmp_path, docx(body), "a.docx") == [("personal-text", 13, 4, "mobile")]


def test_words_inside_words_count_once(tmp_path: Path) -> None:
    box = f"<w:txbx>{paragraphs('电话' + MOBILES[0])}</w:txbx>"
    body = f"<w:p><w:r><w:t>见下</w:t>{box}<mc:Fallback xmlns:mc='urn:mc'>{box}</mc:Fallback></w:r></w:p>"
    assert told(tmp_path, docx(body), "a.docx") == [("personal-text", 1, 1, "mobile")]


def test_remarks_and_notes_of_a_document(tmp_path: Path) -> None:
    others = {"comments": f"<w:comment>{paragraphs(ID)}</w:comment>", "header1": paragraphs("电话" + MOBILES[0])}
    assert told(tmp_path, docx(paragraphs("一", "二"), **others), "a.docx") == [
        ("personal-text", 3, 1, "resident-id"),
        ("personal-text", 4, 1, "mobile"),
    ]


def test_slides_and_open_documents(tmp_path: Path) -> None:
    slide = f'<p:sld xmlns:p="urn:p" xmlns:a="urn:a"><a:p><a:r><a:t>{ID}</a:t></a:r></a:p></p:sld>'.encode()
    assert told(tmp_path, zip_of({"ppt/presentation.xml": b"<a/>", "ppt/slides/slide1.xml": slide}), "a.pptx")
    text = f'<o:text xmlns:o="urn:o" xmlns:text="urn:t"><text:p>a<text:s/><text:span>{ID}</text:span></text:p></o:text>'
    path = tmp_path / "a.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", text)
    assert [one.code for one in read(path, "a.odt", Limits()).findings] == ["no-table-odt", "personal-text"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_lines_of_a_text(tmp_path: Path, encoding: str) -> None:
    text = "关于公布名单的通知。\n各有关单位：\n" * 20 + f"联系人王小明 {MOBILES[0]}\n"
    assert told(tmp_path, text.encode(encoding), "a.txt") == [("personal-text", 41, 1, "mobile")]


def test_line_without_an_end_is_no_fault(tmp_path: Path) -> None:
    content = b"word " * 2_000_000
    assert [one.code for one in read(make_file(tmp_path, content, "a.txt"), "a.txt", Limits()).findings] == [
        "no-table-txt"
    ]


def test_comments_on_cells_are_told_by_their_row(tmp_path: Path) -> None:
    words = f"<text><r><t>见</t></r><r><t>{ID}</t></r></text>"
    comments = f'<comments><commentList><comment ref="B7">{words}</comment></commentList></comments>'
    book = xlsx_of(TABLE, extra={"xl/comments1.xml": comments.encode()})
    found: list[Finding] = [
        one for one in read_table(make_file(tmp_path, book, "a.xlsx")).findings if one.code == "personal-comment"
    ]
    assert [(one.row, one.count, one.cell) for one in found] == [(7, 1, "#################x")]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<w:p>", "broken-file"),
        ("<w:p>" * 200 + "</w:p>" * 200, "too-deep"),
    ],
)
def test_broken_document_is_said_to_be(tmp_path: Path, body: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(make_file(tmp_path, docx(body), "a.docx"), "a.docx", Limits())
    assert refused.value.finding.code == code


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    xml = b'<!DOCTYPE a [<!ENTITY x "13812345678">]><a><p>&x; call</p></a>'
    with pytest.raises(Unreadable) as refused:
        read(make_file(tmp_path, zip_of({"word/document.xml": xml}), "a.docx"), "a.docx", Limits())
    assert refused.value.finding.code == "xml-entities"
