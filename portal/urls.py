"""The portal's addresses."""

from django.urls import path

from portal.views import agencies, dataset, developers, health, home, pages, report, resource, search, share

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("datasets", search.search, name="search"),
    path("datasets/<uuid:dataset_id>", dataset.by_id, name="dataset-by-id"),
    path("datasets/<slug:slug>", dataset.dataset, name="dataset"),
    path("datasets/<slug:slug>/resources/<uuid:resource_id>", resource.resource, name="resource"),
    path(
        "datasets/<slug:slug>/resources/<uuid:resource_id>/versions/<int:number>", report.report, name="version-report"
    ),
    path("datasets/<slug:slug>/card", share.card, name="card"),
    path("datasets/<slug:slug>/cover/<str:language>/<slug:stamp>.png", share.cover, name="cover"),
    path("agencies", agencies.agencies, name="agencies"),
    path("agencies/<slug:slug>", agencies.agency, name="agency"),
    path("scoreboard", agencies.scoreboard, name="scoreboard"),
    path("themes", pages.themes, name="themes"),
    path("themes/<slug:code>", pages.theme, name="theme"),
    path("openness", pages.openness, name="openness"),
    path("developers", developers.developers, name="developers"),
    path("about", pages.about, name="about"),
    path("accessibility", pages.accessibility, name="accessibility"),
    path("healthz", health.healthz, name="healthz"),
    path("design", pages.design, name="design"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", health.robots, name="robots"),
]
