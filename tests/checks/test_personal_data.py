"""Nothing of a person is shown, wherever in a file it stands."""

from pathlib import Path

import pytest

from catalog.checks.expected import Expected
from tests.checks.checked import validated

CONTACTS = "部门,办公电话,邮箱,身份证\n" + "".join(
    f"{name},021-6234567{n},office{n}@example.cn,11010519491231002X\n" for n, name in enumerate("甲乙丙")
)
SECRETS = ("11010519491231002X", "13800138000", "zhang@example", "4111111111111111")


def test_marked_contacts_are_told_and_do_not_block(tmp_path: Path) -> None:
    marked = validated(tmp_path, CONTACTS, expected=Expected(contacts=frozenset({"办公电话", "邮箱", "身份证"})))
    assert [(finding.code, finding.figures["kind"]) for finding in marked.findings if "kind" in finding.figures] == [
        ("contact-data", "landline"),
        ("contact-data", "email"),
        # How someone is reached may be marked; who someone is, never.
        ("personal-data", "resident-id"),
    ]


@pytest.mark.parametrize("name", ["zhang@example.cn.csv", "13800138000.csv", "名单11010519491231002X.pdf"])
def test_filename_is_looked_at(tmp_path: Path, name: str) -> None:
    findings = validated(tmp_path, "a,b\n1,2\n", name).findings
    assert findings[0].code == "personal-filename"
    assert not any(secret in repr(findings) for secret in SECRETS)


def test_header_is_looked_at(tmp_path: Path) -> None:
    findings = validated(tmp_path, "甲,13800138000\n乙,13900139000\n丙,13900139001\n").findings
    assert ("personal-header", 2) in [(finding.code, finding.column) for finding in findings]
    assert not any(secret in repr(findings) for secret in SECRETS)


def test_nested_json_is_looked_at(tmp_path: Path) -> None:
    content = '[{"a": {"contact": {"phone": "13800138000"}}}, {"a": {"contact": null}}]'
    validation = validated(tmp_path, content, "data.json")
    assert [finding.code for finding in validation.findings] == ["personal-data"]
    assert not any(secret in repr(validation) for secret in SECRETS)


def test_excerpts_of_other_findings_show_nothing_of_a_personal_column(tmp_path: Path) -> None:
    rows = "".join(f"王小{name},1980-01-02,{n}\n" for n, name in enumerate("明红强伟军燕"))
    validation = validated(tmp_path, f'姓名,出生日期,n\n{rows} 李某明 ,1980-01-02,9\n张大"山,1980-01-02,7\n')
    shown = {finding.code: finding.cell for finding in validation.findings if finding.cell}
    assert "edge-blanks" in shown
    assert not any(name in repr(validation.findings) for name in ("王小", "李某", "张大"))
