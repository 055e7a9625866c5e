"""One call of a tool, as the message that a client of 2025 sends; the real client is in tests/clients/test_mcp.py."""

from typing import Any

import orjson
from django.test import Client


def post(client: Client, body: bytes, **headers: str) -> Any:
    return client.post("/mcp", body, content_type="application/json", headers=headers)


def result(client: Client, tool: str, **arguments: Any) -> dict[str, Any]:
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": tool, "arguments": arguments}}
    response = post(client, orjson.dumps(message))
    assert response.status_code == 200, response.content
    found: dict[str, Any] = response.json()["result"]
    return found


def answer(client: Client, tool: str, **arguments: Any) -> dict[str, Any]:
    found = result(client, tool, **arguments)
    assert not found["isError"], found
    structured: dict[str, Any] = found["structuredContent"]
    return structured


def refusal(client: Client, tool: str, **arguments: Any) -> str:
    found = result(client, tool, **arguments)
    assert found["isError"], found
    return str(found["content"][0]["text"])
