"""Field types of our own."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

MAX_TEXT = 20_000


def check_language_map(value: object) -> None:
    """Refuses what is no language map: an object of BCP 47 keys and non-blank text."""
    if not isinstance(value, dict):
        raise ValidationError(_("This must be an object of languages and texts."), code="not-a-language-map")
    for key, text in value.items():
        if not isinstance(key, str) or not key.replace("-", "").isalnum() or len(key) > 35:
            raise ValidationError(_("“%(key)s” is no language."), code="unknown-language", params={"key": key})
        if not isinstance(text, str) or not text.strip():
            raise ValidationError(_("The text for “%(key)s” is empty."), code="blank-text", params={"key": key})
        if len(text) > MAX_TEXT or "\x00" in text:
            raise ValidationError(_("The text for “%(key)s” is too long."), code="too-long", params={"key": key})


class LanguageMapField(models.JSONField):
    """A language map. Required ones hold at least one text: `language_map_filled` says so to the database."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", dict)
        super().__init__(*args, **kwargs)

    def validate(self, value: object, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        check_language_map(value)


def language_map_filled(name: str, *, model: str) -> models.CheckConstraint:
    """A constraint: the field is a JSON object with at least one key."""
    kind = Func(F(name), function="jsonb_typeof", output_field=models.TextField())
    empty = Exact(F(name), Value({}, output_field=models.JSONField()))
    return models.CheckConstraint(name=f"{model}_{name}_filled", condition=Q(Exact(kind, Value("object"))) & ~Q(empty))
