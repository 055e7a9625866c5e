"""Both prefixes that clients use. No trailing slashes and no redirects."""

from django.urls import path

from catalog.api.ckan import dump, pages, views

urlpatterns = [
    path("api/", views.version),
    path("api/<int:number>", views.version),
    path("api/3/action/<str:name>", views.action),
    path("api/action/<str:name>", views.action),
    path("api/util/dataset/autocomplete", views.autocomplete),
    path("api/2/util/dataset/autocomplete", views.autocomplete),
    path("datastore/dump/<uuid:resource_id>", dump.dump),
    path("dataset/<uuid:dataset_id>/resource/<uuid:resource_id>/download/<path:filename>", pages.download),
    path("dataset", pages.datasets),
    path("dataset/<str:key>", pages.dataset),
    path("dataset/<str:key>/resource/<uuid:resource_id>", pages.resource),
    path("organization", pages.organizations),
    path("organization/<str:key>", pages.organization),
    path("group/<str:key>", pages.group),
    path("feeds/dataset.atom", pages.feed),
    path("feeds/custom.atom", pages.feed),
    path("feeds/organization/<str:key>.atom", pages.organization_feed),
    path("feeds/group/<slug:key>.atom", pages.group_feed),
    path("feeds/tag/<str:tag>.atom", pages.tag_feed),
]
