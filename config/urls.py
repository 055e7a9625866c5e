"""Every address of Kaimen, in one place."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/v1/", include("catalog.api.rest.urls")),
    path("api/v4/", include("catalog.api.v4.urls")),
    path("", include("catalog.api.ckan.urls")),
    path("", include("catalog.api.mcp.urls")),
    path("", include("catalog.api.standards.urls")),
    path("", include("portal.urls")),
]

handler400 = "portal.views.errors.bad_request"
handler403 = "portal.views.errors.forbidden"
handler404 = "portal.views.errors.not_found"
handler500 = "portal.views.errors.server_error"
