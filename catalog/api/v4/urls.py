"""Each by the short address, and by the one that it has below data.gov's own base."""

from django.urls import path
from django.urls.resolvers import URLPattern

from catalog.api.v4 import views

NAMES = {
    "organizations": views.organizations,
    "publishers": views.publishers,
    "keywords": views.keywords,
    "stats": views.stats,
    "dataset/<str:key>": views.dataset,
}
urlpatterns: list[URLPattern] = [
    path("search", views.search),
    *(path(f"{base}{name}", view) for base in ("", "api/") for name, view in NAMES.items()),
]
