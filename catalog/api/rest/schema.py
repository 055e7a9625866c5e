"""What is true of every operation, said once for the OpenAPI description: tokens, conditions, keys, and every error.

https://spec.openapis.org/oas/v3.1.0
"""

from http import HTTPStatus
from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import inline_serializer
from rest_framework import serializers

from catalog.api.problem import MEDIA_TYPE

PROBLEM: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "errors"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "code", "message"],
                "properties": {
                    "field": {"type": "string", "description": "The field, parameter or header; empty for none."},
                    "code": {"type": "string"},
                    "message": {"type": "object", "additionalProperties": {"type": "string"}},
                },
            },
        },
    },
}
EVERYWHERE = (400, 401, 403, 406, 429)
FOUND_BY_PATH = (404, 410)
OF_CHANGES = (409, 413, 415, 422)
# Where the index may still be built, or the bytes may be gone.
READY_LATER = (
    "/api/v1/datasets",
    "/api/v1/suggest",
    "/api/v1/resources/{resource_id}/rows",
    "/api/v1/resources/{resource_id}/download",
)
LANGUAGE = {
    "name": "lang",
    "in": "query",
    "schema": {"type": "string", "enum": ["en", "zh"]},
    "description": "The language of what is meant for people alone, such as the sheet of problems.",
}
IF_MATCH = {
    "name": "If-Match",
    "in": "header",
    "schema": {"type": "string"},
    "description": "Only if this is still the answer's `ETag`; 412 otherwise.",
}
KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[ -~]+$"},
    "description": "Sent again with the same key within 24 hours, the request is answered as before and done once.",
}


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "catalog.api.rest.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer"}


class Schema(AutoSchema):
    def get_operation(self, *args: Any, **kwargs: Any) -> dict[str, Any] | None:
        operation: dict[str, Any] | None = super().get_operation(*args, **kwargs)
        if operation is None:
            return None
        responses = operation["responses"]
        for status in self._errors():
            responses.setdefault(str(status), _problem(status))
        if self.method == "GET":
            responses["304"] = {"description": "As the caller has it already (`If-None-Match`)."}
        operation["parameters"] = [*operation.get("parameters", ()), *self._parameters()]
        return operation

    def _errors(self) -> tuple[int, ...]:
        found = EVERYWHERE + (FOUND_BY_PATH if "{" in self.path else ())
        if self.method != "GET":
            found += OF_CHANGES + ((412,) if self._is_conditional() else ())
        elif self.path.endswith(("/rows", "/download")):
            # A question that is too slow; a range that there is not.
            found += (416, 422)
        elif self.path.startswith("/api/v1/export/"):
            found += (416,)
        return found + ((503,) if self.path in READY_LATER else ())

    def _is_conditional(self) -> bool:
        return self.path != "/api/v1/datasets" and not self.path.startswith("/api/v1/notices")

    def _parameters(self) -> list[dict[str, Any]]:
        if self.method == "GET":
            return [LANGUAGE]
        found = [IF_MATCH] if self._is_conditional() and not self.path.endswith("/resources") else []
        return [*found, KEY] if self.method in ("POST", "PUT") else found


def _problem(status: int) -> dict[str, Any]:
    return {"description": HTTPStatus(status).phrase, "content": {MEDIA_TYPE: {"schema": PROBLEM}}}


def paged(serializer: type[serializers.BaseSerializer[Any]]) -> Any:
    """The envelope of a list: `{count, next, previous, results}`."""
    return inline_serializer(
        f"{_name(serializer)}Page",
        {
            "count": serializers.IntegerField(),
            "next": serializers.CharField(allow_null=True),
            "previous": serializers.CharField(allow_null=True),
            "results": serializer(many=True),
        },
    )


def counted(serializer: type[serializers.BaseSerializer[Any]]) -> Any:
    """A list that is short for good: `{count, results}`."""
    fields = {"count": serializers.IntegerField(), "results": serializer(many=True)}
    return inline_serializer(f"{_name(serializer)}List", fields)


def _name(serializer: type[serializers.BaseSerializer[Any]]) -> str:
    return serializer.__name__.removesuffix("Serializer")
