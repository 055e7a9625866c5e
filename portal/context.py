"""What every page of the portal and the admin needs to know."""

from django.conf import settings
from django.http import HttpRequest

from catalog.language import CHINESE
from catalog.spoken import current_language
from portal.language import chosen


def portal(request: HttpRequest) -> dict[str, object]:
    """`chosen_language` is what the address names, "" where it leaves that to the reader; `narrowed`: it asks more."""
    html_language = "zh-Hans" if current_language() == CHINESE else "en"
    return {
        "chosen_language": html_language if chosen(request) else "",
        "narrowed": bool(request.GET.keys() - {"lang"}),
        "content_language": current_language(),
        "html_language": html_language,
        "is_demo": settings.DEMO,
        "site_url": settings.SITE_URL,
    }
