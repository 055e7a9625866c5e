"""The environment's readers refuse nonsense instead of guessing."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import database, env, secret


@pytest.mark.parametrize(
    ("value", "read"), [("1", True), ("Yes", True), ("on", True), ("0", False), ("false", False), ("", True)]
)
def test_truth_is_read_or_defaulted(monkeypatch: pytest.MonkeyPatch, value: str, read: bool) -> None:
    monkeypatch.setenv("A_SWITCH", value)
    assert env.boolean("A_SWITCH", True) is read


@pytest.mark.parametrize("value", ["ja", "2", "truee"])
def test_what_is_neither_true_nor_false_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("A_SWITCH", value)
    with pytest.raises(ImproperlyConfigured, match="A_SWITCH"):
        env.boolean("A_SWITCH", True)


@pytest.mark.parametrize("value", ["many", "1.5", "0"])
def test_a_number_that_can_not_work_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("A_NUMBER", value)
    with pytest.raises(ImproperlyConfigured, match="A_NUMBER"):
        env.integer("A_NUMBER", 5, minimum=1)


def test_lists_drop_blanks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_LIST", " a, ,b,")
    assert env.words("A_LIST") == ("a", "b")


def test_the_local_secret_is_made_once_and_private(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret"
    first = secret.local_secret(path)
    assert (secret.local_secret(path), len(first) > 40, path.stat().st_mode & 0o777) == (first, True, 0o600)
    assert list(path.parent.iterdir()) == [path]


def test_a_database_address_becomes_settings() -> None:
    found = database.settings_of("postgresql://u%40x:p%2Fw@db:5433/kaimen?sslmode=require", pool=4)
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"], found["NAME"]) == (
        "u@x",
        "p/w",
        "db",
        "5433",
        "kaimen",
    )
    assert found["OPTIONS"] == {
        "sslmode": "require",
        "prepare_threshold": 5,
        "pool": {"min_size": 1, "max_size": 4},
    }
    assert database.settings_of("postgresql://u@/n?host=/a folder/s")["HOST"] == "/a folder/s"


@pytest.mark.parametrize("url", ["sqlite:///x", "mysql://u@h/n", "nonsense"])
def test_only_postgresql_is_taken(url: str) -> None:
    with pytest.raises(ImproperlyConfigured):
        database.settings_of(url)
