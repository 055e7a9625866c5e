import pytest

from catalog.openness.criteria.primary import measure
from catalog.openness.facts import DatasetFacts, ResourceFacts
from tests.openness.make_facts import codes, make_facts, make_pdf, make_profile, make_resource, said

ORIGIN = "https://data.example.gov/d/1"


def with_totals(totals: int) -> ResourceFacts:
    return make_resource(profile=make_profile(total_rows=totals))


CASES = [
    ("attested, with method, no totals", make_facts(), "met", None),
    ("attested without a method", make_facts(collection_method=()), "partly", "how the data was collected"),
    ("not attested", make_facts(collected_by_publisher=False), "unknown", "tick that"),
    ("attested, but no table to hold it against", make_facts(make_pdf()), "unknown", "table"),
    ("a few totals", make_facts(with_totals(1)), "partly", "totals"),
    ("a fifth are totals", make_facts(with_totals(20)), "partly", "totals"),
    ("more than a fifth are totals", make_facts(with_totals(21)), "unmet", "records that this summary"),
    ("a summary, attested by nobody", make_facts(with_totals(50), collected_by_publisher=False), "unmet", "records"),
    ("a copy that names its origin", make_facts(harvested_from=ORIGIN), "partly", "source's own"),
    ("a copy that does not", make_facts(harvested_from=ORIGIN, provenance=()), "unmet", "Name the origin"),
    ("a copy of a summary", make_facts(with_totals(50), harvested_from=ORIGIN), "unmet", "records"),
    ("a copy with a total", make_facts(with_totals(1), harvested_from=ORIGIN), "partly", "totals"),
    ("no file", make_facts(resources=()), "unknown", "table"),
    ("hostile: more totals than rows", make_facts(with_totals(10**9)), "unmet", "records"),
]


@pytest.mark.parametrize(("facts", "mark", "advice"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_marks(facts: DatasetFacts, mark: str, advice: str | None) -> None:
    found = measure(facts)
    assert found.mark == mark
    assert (advice is None) if found.advice is None else (advice or "nothing") in found.advice.en


def test_a_copy_with_a_total_is_worth_no_more_than_a_copy() -> None:
    assert measure(make_facts(with_totals(1), harvested_from=ORIGIN)).value == 0.5


def test_an_attestation_counts_nothing_for_a_copy() -> None:
    found = measure(make_facts(harvested_from=ORIGIN, collected_by_publisher=True))
    assert codes(found) == ["copy", "totals"]
    assert ORIGIN in said(found)
