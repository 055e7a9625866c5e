"""What is no proper call: refused in MCP's own way, never a server error."""

import pytest
from django.test import Client

from tests.api.mcp.call import post, refusal

pytestmark = pytest.mark.django_db

BROKEN = [
    b"",
    b"{",
    b"\xff\xfe",
    b"[]",
    b"null",
    b'{"jsonrpc":"1.0","id":1,"method":"x"}',
    b'{"a":"\\ud800"}',
    b"[" * 99_999,
]


@pytest.mark.parametrize("body", BROKEN, ids=lambda body: repr(body[:12]))
def test_what_is_no_message_is_a_bad_request(client: Client, body: bytes) -> None:
    response = post(client, body)
    assert response.status_code == 400
    assert "error" in response.json()


def test_a_long_message_is_not_read(client: Client) -> None:
    assert post(client, b'"' + b"a" * 100_000 + b'"').status_code == 413


def test_there_is_no_stream_to_get(client: Client) -> None:
    assert client.get("/mcp").status_code == 405


def test_a_page_of_another_site_can_not_call(client: Client) -> None:
    assert post(client, b"{}", Origin="https://elsewhere.example").status_code == 403


def test_an_unknown_tool_and_method_are_told(client: Client) -> None:
    for method, params in (("tools/call", '{"name":"drop_table"}'), ("resources/list", "{}")):
        body = f'{{"jsonrpc":"2.0","id":1,"method":"{method}","params":{params}}}'
        assert post(client, body.encode()).json()["error"]["message"]


@pytest.mark.parametrize("value", ["ten", 0, 101, 10**18, 1.5, None, [], {}])
def test_a_limit_that_is_none_is_named(client: Client, value: object) -> None:
    assert "`$.limit`" in refusal(client, "query_rows", resource="x", limit=value)
