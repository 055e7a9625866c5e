"""The `mcp` SDK's own client, over HTTP, as an assistant would call."""

import asyncio
import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client

from catalog.models import Dataset

pytestmark = pytest.mark.django_db(transaction=True)


def _session(site: str, *calls: tuple[str, Mapping[str, Any]]) -> tuple[dict[str, Any], list[Any]]:
    """What the server says of itself, its tools by name, and the results of the calls."""

    async def talk() -> tuple[dict[str, Any], list[Any]]:
        async with streamable_http_client(f"{site}/mcp") as (read, write, *_), ClientSession(read, write) as session:
            await session.initialize()
            tools = {tool.name: tool for tool in (await session.list_tools()).tools}
            return tools, [await session.call_tool(name, dict(arguments)) for name, arguments in calls]

    # In a thread of its own: a browser of other tests keeps an event loop in this one.
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(lambda: asyncio.run(talk())).result()


def _answers(site: str, *calls: tuple[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    _tools, results = _session(site, *calls)
    assert not any(result.is_error for result in results), results
    # The text is the same as the structure, for clients that read only one of them.
    assert all(json.loads(result.content[0].text) == result.structured_content for result in results)
    return [result.structured_content for result in results]


def test_it_lists_tools_that_only_read(site: str) -> None:
    tools, _ = _session(site)
    assert set(tools) == {"search_datasets", "get_dataset", "describe_table", "query_rows"}
    assert all(tool.annotations.read_only_hint for tool in tools.values())
    assert tools["query_rows"].input_schema["properties"]["limit"]["maximum"] == 100


def test_from_words_to_rows(site: str, table: Dataset) -> None:
    resource = str(table.resources.get().pk)
    found, whole, described, rows = _answers(
        site,
        ("search_datasets", {"q": "公交", "format": "csv", "has_rows": True, "facets": ["agency"]}),
        ("get_dataset", {"dataset": table.slug}),
        ("describe_table", {"resource": resource}),
        ("query_rows", {"resource": resource, "filters": {"数量__gte": 6}, "select": ["站点_名称", "数量"]}),
    )
    assert (found["count"], found["facets"]) == (1, {"agency": {"transport": 1}})
    assert found["datasets"][0]["tables"] == [{"resource": resource, "rows": 3}]
    assert [one["id"] for one in whole["resources"]] == [resource]
    assert [column["name"] for column in described["columns"]] == ["站点_名称", "数量", "日期", "开放", "启用"]
    assert (rows["count"], rows["rows"]) == (1, [{"站点_名称": "人民广场", "数量": 12}])


def test_a_wrong_argument_is_named_to_the_model(site: str, table: Dataset) -> None:
    _tools, (unknown, wrong) = _session(
        site,
        ("search_datasets", {"formt": "csv"}),
        ("query_rows", {"resource": str(table.resources.get().pk), "filters": {"数": 1}}),
    )
    assert unknown.is_error
    assert "`formt`" in unknown.content[0].text
    assert wrong.is_error
    assert "filters.数" in wrong.content[0].text
