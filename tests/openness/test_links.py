"""Each link's fragment is an id that the file's page really has: tests/portal/test_evidence.py follows them."""

import pytest

from catalog.openness.links import to_checks, to_column, to_problems, to_versions
from tests.openness.make_facts import make_resource

PAGE = make_resource(path="/datasets/stops/files/1")


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        (to_problems(PAGE), "/datasets/stops/files/1#problems"),
        (to_problems(PAGE, "ragged-row"), "/datasets/stops/files/1?problem=ragged-row#problems"),
        (to_problems(PAGE, "a&b=#"), "/datasets/stops/files/1?problem=a%26b%3D%23#problems"),
        (to_column(PAGE, "名称 1"), "/datasets/stops/files/1#column-%E5%90%8D%E7%A7%B0%201"),
        (to_checks(PAGE), "/datasets/stops/files/1#access-checks"),
        (to_versions(PAGE), "/datasets/stops/files/1#versions"),
    ],
)
def test_where_a_figure_is_shown(link: str, expected: str) -> None:
    assert link == expected


def test_a_file_without_a_page_has_no_link() -> None:
    nowhere = make_resource(path="")
    assert {to_problems(nowhere), to_column(nowhere, "a"), to_checks(nowhere), to_versions(nowhere)} == {""}
