"""The living style page: there for who works on the pages, and for nobody else."""

import pytest
from django.test import Client

from portal.presenters.tokens import tokens

pytestmark = pytest.mark.django_db


def test_it_is_served_only_while_debugging(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert client.get("/design").status_code == 404
    monkeypatch.setattr("django.conf.settings.DEBUG", True)
    page = client.get("/design").content.decode()
    assert all(f"<code>{name}</code>" in page for name in tokens())
