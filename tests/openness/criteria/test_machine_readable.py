import pytest

from catalog.openness.criteria.machine_readable import measure
from catalog.openness.facts import DatasetFacts
from tests.openness.make_facts import (
    codes,
    make_column,
    make_facts,
    make_pdf,
    make_profile,
    make_resource,
    said,
)


def of(**values: object) -> DatasetFacts:
    return make_facts(make_resource(**values))


def wrong(count: int) -> DatasetFacts:
    return of(profile=make_profile(columns=(make_column(wrong=count),)))


CASES = [
    ("a clean CSV", of(), "met", 0.9, None),
    ("with a published schema", of(has_schema=True), "met", 1.0, None),
    ("in GB18030", of(encoding="gb18030"), "met", 0.8, None),
    ("in GB18030, with a schema", of(encoding="gb18030", has_schema=True), "met", 0.9, None),
    ("with a byte-order mark", of(encoding="utf-8-sig"), "met", 0.9, None),
    ("a clean XLSX", of(format="xlsx", encoding=""), "met", 0.9, None),
    ("an XLS", of(format="xls", encoding=""), "partly", 0.5, "CSV"),
    ("a web page with a table", of(format="html"), "partly", 0.5, "CSV"),
    ("a web page without one", of(format="html", profile=None), "partly", 0.5, "CSV"),
    ("an XML that is no table", of(format="xml", profile=None), "partly", 0.5, "CSV"),
    ("a PDF", make_facts(make_pdf()), "unmet", 0.0, "CSV"),
    ("a picture", of(format="png", profile=None), "unmet", 0.0, "CSV"),
    ("a format that nobody knows", of(format="dat", profile=None), "unmet", 0.0, "CSV"),
    ("invalid", of(status="invalid"), "unmet", 0.0, "validation report"),
    ("an error that ends the use of the file", of(problems=(("broken-file", 1),)), "unmet", 0.0, "validation report"),
    ("warnings that leave the table clean", of(problems=(("short-row", 9), ("no-such-code", 1))), "met", 0.9, None),
    ("a blank column name", of(problems=(("blank-header", 1),)), "partly", 0.6, "validation report"),
    ("a repeated column name", of(problems=(("duplicate-header", 2),)), "partly", 0.6, "validation report"),
    ("five wrong cells in a hundred", wrong(5), "met", 0.9, None),
    ("six wrong cells in a hundred", wrong(6), "partly", 0.6, "validation report"),
    ("five garbled cells and titles in 102", of(problems=(("mojibake", 2), ("undecodable", 3))), "met", 0.9, None),
    ("six", of(problems=(("mojibake", 2), ("replacement-character", 4))), "partly", 0.6, "validation report"),
    ("waiting for validation", of(status="queued"), "unknown", None, "Wait"),
    ("stopped on our side", of(status="failed"), "unknown", None, "Start the validation again"),
    ("no file", make_facts(resources=()), "unmet", 0.0, "Add a file"),
]


@pytest.mark.parametrize(
    ("facts", "mark", "value", "advice"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_marks(facts: DatasetFacts, mark: str, value: float | None, advice: str | None) -> None:
    found = measure(facts)
    assert (found.mark, found.value) == (mark, value)
    assert (advice is None) if found.advice is None else (advice or "nothing") in found.advice.en


def test_the_best_file_decides_and_each_is_told_of() -> None:
    found = measure(
        make_facts(make_pdf(), make_resource(format="xls"), make_resource(status="queued"), make_resource())
    )
    assert (found.mark, codes(found)) == ("met", ["clean", "weak", "for-people", "waiting"])


def test_nothing_is_said_of_a_pdf_while_its_table_is_being_read() -> None:
    assert measure(make_facts(make_pdf(), make_resource(status="running"))).mark == "unknown"


def test_evidence_has_the_figures() -> None:
    assert "6% of the filled cells" in said(measure(wrong(6)))
    garbled = measure(of(problems=(("replacement-character", 51),), path="/f/1"))
    assert "50% of the text cells" in said(garbled)
    assert garbled.evidence[0].link == "/f/1?problem=replacement-character#problems"
    assert "2 blank or repeated" in said(measure(of(problems=(("duplicate-header", 2),))))
    assert "encoded in GB18030" in said(measure(of(encoding="gb18030")))


def test_braces_in_a_title_are_only_braces() -> None:
    found = measure(make_facts(make_resource(title="{0} {x!r}", status="invalid")))
    assert found.advice is not None
    assert "“{0} {x!r}”" in found.advice.zh
    assert "{0} {x!r}" in said(found)
