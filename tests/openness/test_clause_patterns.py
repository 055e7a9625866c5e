"""Each kind of condition by sentences that put it and sentences that only sound so; the corpus has many more."""

import pytest

from catalog.openness.clause_patterns import PATTERNS
from catalog.openness.clauses import KINDS, find_clauses
from catalog.openness.facts import Statement

BINDING = {
    "non-commercial": ("严禁将本数据用于营利目的。", "Licensed CC BY-NC.", "The files are for non-commercial reuse."),
    "no-derivatives": ("不得对数据进行修改。", "CC-BY-ND", "Derivative works are not permitted."),
    "permission": (
        "经主管部门批准后方可使用本数据。",
        "Use of the data requires our written consent.",
        "Please ask for permission before using the data.",
    ),
    "registration": ("提取码：8k2d", "Log in to download.", "Please sign in to view the files."),
    "fee": ("缴费后可下载数据。", "Payment is required to download.", "Buy a licence to access the data."),
    "purpose": ("数据仅供学习交流使用。", "For internal use only.", "The data may not be used for advertising."),
    "persons": ("数据仅向境内用户开放下载。", "Files are accessible only to registered users."),
}
HARMLESS = (
    "Commercial vehicles by month.",
    "商业用地面积。",
    "修改日期：2026-09-01。",
    "Permission statistics for building works.",
    "注册资本、登录次数统计。",
    "Entrance fees of museums, by month.",
    "科研机构名单。",
    "The number of residents who may vote.",
    "请使用 UTF-8 编码打开文件。",
)


def kinds(text: str) -> set[str]:
    return {clause.kind for clause in find_clauses([Statement("description", text)])}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in BINDING.items() for text in texts])
def test_a_condition_is_of_its_kind(kind: str, text: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_words_about_the_subject_are_none(text: str) -> None:
    assert kinds(text) == set()


def test_every_pattern_is_of_a_known_kind_and_every_kind_has_sentences_here() -> None:
    assert {pattern.kind for pattern in PATTERNS} == set(KINDS) == set(BINDING)
