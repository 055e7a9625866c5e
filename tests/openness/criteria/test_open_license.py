import pytest

from catalog.openness.criteria.open_license import measure
from catalog.vocabulary.licenses import LICENSES
from tests.openness.make_facts import make_facts, said


@pytest.mark.parametrize("license_", LICENSES, ids=lambda license_: license_.code)
def test_each_licence_of_the_table_is_met_exactly_if_it_conforms(license_: object) -> None:
    known = next(one for one in LICENSES if one == license_)
    found = measure(make_facts(license=known.code))
    assert found.mark == ("met" if known.conformant else "unmet")
    assert (found.advice is None) == known.conformant


@pytest.mark.parametrize(
    ("license_", "mark", "evidence"),
    [
        ("", "unmet", "No licence is stated"),
        ("  ", "unmet", "No licence is stated"),
        ("https://creativecommons.org/licenses/by/4.0", "met", "(CC-BY-4.0) conforms"),
        (" CC0-1.0 ", "met", "(CC0-1.0) conforms"),
        ("CC-BY-NC-4.0", "unmet", "It forbids commercial use."),
        ("CC-BY-ND-4.0", "unmet", "It forbids changed or combined versions."),
        ("on-request", "unmet", "Each use must be asked for."),
        ("MulanPSL-2.0", "unmet", "It is not on the list of conformant licences."),
        ("https://example.org/terms", "unknown", "“https://example.org/terms” is not in our table"),
        ("{0.__class__}", "unknown", "“{0.__class__}” is not in our table"),
        ("x" * 100_000, "unknown", "x…”"),
    ],
)
def test_evidence_says_why(license_: str, mark: str, evidence: str) -> None:
    found = measure(make_facts(license=license_))
    assert found.mark == mark
    assert evidence in said(found)


def test_the_reason_is_said_in_chinese_too() -> None:
    assert "禁止商业用途。" in measure(make_facts(license="CC-BY-NC-4.0")).evidence[0].text.zh
