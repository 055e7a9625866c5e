"""The catalog: everything that Kaimen knows and does, behind the portal."""

from django.apps import AppConfig


class CatalogConfig(AppConfig):
    name = "catalog"
    verbose_name = "Catalog"
