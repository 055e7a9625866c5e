"""The site itself: what it is, what it can do, its licences and formats."""

from typing import Any

from django.conf import settings
from django.db.models import F

from catalog.api.ckan.errors import NotAuthorized
from catalog.api.ckan.request import Call
from catalog.api.ckan.values import natural, text
from catalog.models import Version
from catalog.standards.ckan import to_licenses
from catalog.vocabulary.formats import FORMAT

# The version of CKAN whose answers ours agree with: clients read it to know what they may ask.
CKAN_VERSION = "2.12.0"


def status_show(_call: Call) -> dict[str, Any]:
    """Return information about the site's configuration."""
    return {
        "ckan_version": CKAN_VERSION,
        "error_emails_to": "",
        "extensions": ["datastore", "kaimen"],
        "locale_default": "en",
        "site_description": "",
        "site_title": "Kaimen",
        "site_url": settings.SITE_URL,
    }


def site_read(_call: Call) -> bool:
    """Return true: everyone may read the site."""
    return True


def license_list(_call: Call) -> list[dict[str, str]]:
    """Return the list of licenses available for datasets on the site."""
    return to_licenses()


def format_autocomplete(call: Call) -> list[str]:
    """Return a list of resource formats whose names hold a string.

    :param q: the string to search for
    :param limit: how many, 5 if not given
    """
    part = text(call.data, "q").strip().lower()
    served = Version.objects.filter(resource__version=F("pk")).order_by().values_list("format", flat=True).distinct()
    names = sorted({FORMAT[code].label.en.lower() for code in served if code in FORMAT})
    return [name for name in names if part in name][: natural(call.data, "limit", 5, most=100)]


def nobody_else(_call: Call) -> None:
    """Who has an account here is not for the public."""
    raise NotAuthorized("the users of this site are not public")
