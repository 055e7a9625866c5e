"""The addresses that harvesters and crawlers look for. `/catalog` and `/datasets/{slug}` answer by `Accept` too."""

from django.urls import path

from catalog.api.standards import croissant, dcat, feeds, sitemap

urlpatterns = [
    path("data.json", dcat.data_json),
    path("dcat-us/3/data.json", dcat.dcat_us_3),
    path("catalog", dcat.catalog),
    path("catalog.<slug:extension>", dcat.catalog_as),
    path("datasets/<slug:slug>.<slug:extension>", dcat.dataset_as),
    path("datasets/<slug:slug>/croissant.json", croissant.croissant),
    path("feeds/datasets.atom", feeds.datasets),
    path("feeds/datasets/<slug:slug>.atom", feeds.dataset),
    path("feeds/agencies/<slug:slug>.atom", feeds.agency),
    path("feeds/themes/<slug:code>.atom", feeds.theme),
    path("sitemap.xml", sitemap.index),
    path("sitemap-pages.xml", sitemap.pages),
    path("sitemap-<int:number>.xml", sitemap.part),
]
