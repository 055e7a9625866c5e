"""The API's readable documentation: Swagger's interface from our own files, no foreign request."""

from drf_spectacular.views import SpectacularSwaggerSplitView


class Docs(SpectacularSwaggerSplitView):
    url_name = "openapi"
