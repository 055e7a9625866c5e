"""Every address of Kaimen, in one place."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/v1/", include("catalog.api.rest.urls")),
    path("", include("portal.urls")),
]
