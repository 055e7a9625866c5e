"""One address, with and without a slash: clients are set up by hand."""

from django.urls import path

from catalog.api.mcp.views import mcp

urlpatterns = [path("mcp", mcp), path("mcp/", mcp)]
