"""Errors of one sentence, in both languages. Nothing of the framework's views is needed to raise them."""

from http import HTTPStatus

from rest_framework import exceptions

from catalog.language import Text


class Said(exceptions.APIException):
    """One sentence in both languages."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)


class TooLargeRequest(Said):
    """413."""

    status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    default_code = "too-large"


class Gone(Said):
    """410: it was public once and has been withdrawn."""

    status_code = HTTPStatus.GONE
    default_code = "withdrawn"


class BadToken(Said, exceptions.AuthenticationFailed):
    """401: what was sent to say who calls is no token of ours."""


class LacksScope(Said, exceptions.PermissionDenied):
    """403: the token was not made for this."""
