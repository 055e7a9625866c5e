import pytest

from catalog.openness.criteria.non_proprietary import measure
from catalog.openness.facts import DatasetFacts
from tests.openness.make_facts import codes, make_facts, make_resource


def formats(*names: str) -> DatasetFacts:
    return make_facts(*(make_resource(format=name) for name in names))


CASES = [
    ("CSV", formats("csv"), "met", None),
    ("PDF has an open specification", formats("pdf"), "met", None),
    ("XLS", formats("xls"), "unmet", "open format too"),
    ("XLS and CSV beside it", formats("xls", "csv"), "met", None),
    ("XLS and RAR", formats("xls", "rar"), "unmet", "open format too"),
    ("not told", formats("unknown"), "unknown", "open format too"),
    ("a code of no table", formats("dat"), "unknown", "open format too"),
    ("XLS and one not told", formats("xls", "unknown"), "unknown", "open format too"),
    ("no file", make_facts(resources=()), "unmet", "Add a file"),
    ("a link that was never read", make_facts(make_resource(sha256="", format="unknown")), "unknown", "wait"),
]


@pytest.mark.parametrize(("facts", "mark", "advice"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_marks(facts: DatasetFacts, mark: str, advice: str | None) -> None:
    found = measure(facts)
    assert found.mark == mark
    assert (advice is None) if found.advice is None else (advice or "nothing") in found.advice.en


def test_the_file_that_decides_is_named_first() -> None:
    assert codes(measure(formats("xls", "unknown", "csv"))) == ["open", "closed", "not-known"]
