"""A client of the REST API, as one of the cast or as anyone."""

from typing import Any

import orjson
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from catalog.models import Token


class Api:
    """Paths are below /api/v1/; bodies are JSON."""

    def __init__(self, user: User | None = None, *, scopes: tuple[str, ...] = ()) -> None:
        self.client = Client()
        self.headers: dict[str, str] = {}
        if user is not None:
            secret = Token.objects.issue(user, name="test", now=timezone.now(), scopes=scopes)
            self.headers["Authorization"] = f"Bearer {secret}"

    def get(self, path: str, **headers: str) -> Any:
        return self.client.get(f"/api/v1/{path}", headers=self._with(headers))

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """Names of headers are written with `_` for `-`."""
        return self.client.generic(
            method, f"/api/v1/{path}", _json(body), content_type="application/json", headers=self._with(headers)
        )

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        return self.send("POST", path, {} if body is None else body, **headers)

    def form(self, path: str, values: dict[str, Any], **headers: str) -> Any:
        return self.client.post(f"/api/v1/{path}", values, headers=self._with(headers))

    def _with(self, headers: dict[str, str]) -> dict[str, str]:
        return {**self.headers, **{name.replace("_", "-"): value for name, value in headers.items()}}


def _json(body: Any) -> bytes:
    return b"" if body is None else orjson.dumps(body)
