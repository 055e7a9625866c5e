import pytest

from catalog.openness.criteria.complete import measure
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


def of(**profile: object) -> DatasetFacts:
    return make_facts(make_resource(profile=make_profile(**profile)))


LOST = make_resource(status="invalid", profile=None, sha256="", size=None)

CASES = [
    ("all there", make_facts(), "met", None),
    ("one row of ten million is lost", of(rows=9_999_999, rows_present=10_000_000, columns=()), "unmet", "cells"),
    ("one row of two hundred is lost", of(rows_present=100, rows=99), "partly", "lost"),
    ("a tenth of the rows is lost", of(rows_present=112), "unmet", "validation report"),
    ("a table without rows", of(rows=0, rows_present=0), "unmet", "rows"),
    ("five cells in a hundred are empty", of(columns=(make_column(filled=95),)), "met", None),
    ("six cells in a hundred are empty", of(columns=(make_column(filled=94),)), "partly", "empty cells"),
    ("wrong cells count as empty", of(columns=(make_column(filled=100, wrong=31),)), "unmet", "empty cells"),
    ("a column of nothing but wrong cells", of(columns=(make_column(filled=1, wrong=5),)), "unmet", "empty cells"),
    ("one day of a hundred is missing", of(gaps=1, period_column="day"), "met", None),
    ("half of the days are missing", of(gaps=100, period_column="day"), "partly", "dates"),
    ("as many records as declared", make_facts(declared_records=100), "met", None),
    ("more records than declared", make_facts(declared_records=50), "met", None),
    ("nine of ten declared records", make_facts(declared_records=111), "partly", "declared number"),
    ("half of the declared records", make_facts(declared_records=200), "unmet", "declared number"),
    ("a declared number of none is no promise", make_facts(declared_records=0), "met", None),
    ("a mandatory field is empty", make_facts(missing_mandatory=("license",)), "unmet", "Licence"),
    (
        "most recommended fields are empty",
        make_facts(missing_recommended=("themes", "period", "spatial", "languages")),
        "partly",
        "Themes, Period",
    ),
    ("a few recommended fields are empty", make_facts(missing_recommended=("themes",)), "met", None),
    ("no file", make_facts(resources=()), "unmet", "Add a file"),
    ("only a PDF", make_facts(make_pdf()), "unknown", "CSV"),
    ("only a PDF, and no title", make_facts(make_pdf(), missing_mandatory=("title",)), "unmet", "Title"),
    ("no file could be read", make_facts(LOST), "unmet", "could not be read"),
    ("one of two files could not be read", make_facts(make_resource(), LOST), "partly", "could not be read"),
    ("a file that nobody has read yet", make_facts(make_resource(status="queued", profile=None)), "unknown", "CSV"),
]


@pytest.mark.parametrize(("facts", "mark", "advice"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_marks(facts: DatasetFacts, mark: str, advice: str | None) -> None:
    found = measure(facts)
    assert found.mark == mark
    assert (advice is None) if found.advice is None else (advice or "nothing") in found.advice.en


def test_one_lost_row_in_ten_million_is_not_rounded_away() -> None:
    columns = (make_column(filled=9_999_999),)
    found = measure(of(rows=9_999_999, rows_present=10_000_000, columns=columns))
    assert found.mark == "partly"
    assert "9,999,999 of 10,000,000 rows" in said(found)


def test_almost_all_cells_is_not_called_all() -> None:
    found = measure(of(rows=100_000, rows_present=100_000, columns=(make_column(filled=99_999),)))
    assert "99.9% of 100,000 cells" in said(found)


@pytest.mark.parametrize(
    ("frequency", "mark"), [("monthly", "partly"), ("never", "partly"), ("irregular", "met"), ("unknown", "met")]
)
def test_gaps_are_graded_only_where_regular_data_is_promised(frequency: str, mark: str) -> None:
    resource = make_resource(profile=make_profile(gaps=50, period_column="day"))
    facts = make_facts(resource, frequency=frequency, every=None if frequency != "monthly" else make_facts().every)
    found = measure(facts)
    assert found.mark == mark
    assert "50 dates or times are missing from the series in the column “day”" in said(found)


def test_the_same_table_in_two_formats_counts_once() -> None:
    found = measure(make_facts(make_resource(), make_resource(format="xlsx"), declared_records=200))
    assert found.mark == "unmet"
    assert "100 different records are there; 200 were declared" in said(found)


def test_two_years_in_two_files_count_both() -> None:
    assert measure(make_facts(make_resource(), make_resource(title="2025"), declared_records=200)).mark == "met"


def test_a_pdf_beside_a_table_does_no_harm() -> None:
    assert measure(make_facts(make_resource(), make_pdf())).mark == "met"


def test_metadata_is_measured_even_without_a_table() -> None:
    assert codes(measure(make_facts(make_pdf()))) == ["no-table", "metadata"]


def test_fields_are_named_as_people_call_them() -> None:
    found = measure(make_facts(missing_mandatory=("contact.email", "license", "something-new")))
    assert found.advice is not None
    assert "联系邮箱、许可、something-new" in found.advice.zh
