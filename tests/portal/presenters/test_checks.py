from datetime import timedelta
from typing import Any

import pytest
from django.utils.translation import override

from catalog.models import AccessCheck, Resource
from portal.presenters.checks import SHOWN, checks_of
from tests.make import NOW, make_agency, make_dataset, make_resource

pytestmark = pytest.mark.django_db


@pytest.fixture
def resource() -> Resource:
    return make_resource(make_dataset(make_agency()))


def tried(resource: Resource, hours: int = 0, **values: Any) -> None:
    defaults: dict[str, Any] = {"user_agent": "curl/8.5.0", "ok": True, "status": 200, "direct": True, "ranges": True}
    AccessCheck.objects.create(resource=resource, at=NOW - timedelta(hours=hours), **{**defaults, **values})


@pytest.mark.parametrize(
    ("values", "english", "chinese", "fine"),
    [
        ({}, "the file came at once", "直接得到文件", True),
        (
            {"robots": "forbidden"},
            "the file came at once, though robots.txt asks programs to leave it alone",
            "直接得到文件，但 robots.txt 要求程序不要获取",
            False,
        ),
        (
            {"robots": "unread"},
            "the file came at once; robots.txt could not be read",
            "直接得到文件；无法读取 robots.txt",
            True,
        ),
        ({"robots": "allowed"}, "the file came at once", "直接得到文件", True),
        ({"direct": False}, "a page came in place of the file", "得到的是网页而不是文件", False),
        ({"ok": False, "direct": False, "status": 403}, "the server answered 403", "服务器返回 403", False),
        ({"ok": False, "direct": False, "status": None}, "no answer", "没有响应", False),
    ],
)
def test_what_each_program_got_in_both_languages(
    resource: Resource, values: dict[str, Any], english: str, chinese: str, fine: bool
) -> None:
    tried(resource, **values)
    for language, words in (("en", english), ("zh-hans", chinese)):
        with override(language):
            (check,) = checks_of(resource)
        assert (check.program, check.outcome, check.fine) == ("curl/8.5.0", words, fine)


def test_the_newest_come_first_and_not_without_end(resource: Resource) -> None:
    for hours in range(SHOWN + 3):
        tried(resource, hours)
    moments = [check.at for check in checks_of(resource)]
    assert moments == [NOW - timedelta(hours=hours) for hours in range(SHOWN)]


def test_of_this_file_alone(resource: Resource) -> None:
    tried(make_resource(resource.dataset))
    assert checks_of(resource) == ()
