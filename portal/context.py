"""What every page of the portal and the admin needs to know."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation

from catalog.language import CHINESE, ENGLISH


def content_language() -> str:
    """The reader's language as a key of language maps."""
    return CHINESE if (translation.get_language() or "").startswith("zh") else ENGLISH


def portal(_request: HttpRequest) -> dict[str, object]:
    return {
        "content_language": content_language(),
        "html_language": "zh-Hans" if content_language() == CHINESE else "en",
        "is_demo": settings.DEMO,
        "site_url": settings.SITE_URL,
    }
