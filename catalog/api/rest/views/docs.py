"""The API's readable documentation: Swagger's interface from our own files, no foreign request, no inline script."""

from drf_spectacular.views import SpectacularSwaggerSplitView
from rest_framework.renderers import TemplateHTMLRenderer


class Docs(SpectacularSwaggerSplitView):
    url_name = "openapi"
    template_name = "catalog/api_docs.html"
    renderer_classes = [TemplateHTMLRenderer]  # noqa: RUF012  as the class above declares it
