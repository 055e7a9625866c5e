"""A CKAN client as one of the cast: the bare token, JSON in, the envelope out."""

from typing import Any

import orjson
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from catalog.models import Token


class Ckan:
    def __init__(self, user: User | None = None, *, scopes: tuple[str, ...] = ()) -> None:
        self.client = Client()
        self.headers: dict[str, str] = {}
        if user is not None:
            secret = Token.objects.issue(user, name="test", now=timezone.now(), scopes=scopes)
            self.headers["Authorization"] = secret

    def ask(self, action: str, **data: Any) -> tuple[int, Any]:
        """Status, and the result or the error."""
        response: Any = self.client.post(
            f"/api/3/action/{action}", orjson.dumps(data), content_type="application/json", headers=self.headers
        )
        body = orjson.loads(b"".join(response) if response.streaming else response.content)
        if isinstance(body, str):
            return response.status_code, body
        assert body["success"] is (response.status_code == 200)
        return response.status_code, body["result"] if body["success"] else body["error"]

    def get(self, path: str, **parameters: Any) -> Any:
        return self.client.get(path, parameters, headers=self.headers)

    def form(self, action: str, values: dict[str, Any]) -> Any:
        return self.client.post(f"/api/3/action/{action}", values, headers=self.headers)
