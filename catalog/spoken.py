"""The reader's language, as Django knows it, as a key of language maps."""

from django.utils import translation

from catalog.language import CHINESE, ENGLISH


def current_language() -> str:
    return CHINESE if (translation.get_language() or "").startswith("zh") else ENGLISH
