"""What every page of the portal and the admin needs to know."""

from django.conf import settings
from django.http import HttpRequest

from catalog.language import CHINESE
from catalog.spoken import current_language


def portal(_request: HttpRequest) -> dict[str, object]:
    return {
        "content_language": current_language(),
        "html_language": "zh-Hans" if current_language() == CHINESE else "en",
        "is_demo": settings.DEMO,
        "site_url": settings.SITE_URL,
    }
