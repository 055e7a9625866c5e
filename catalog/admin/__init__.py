"""The agencies' workbench, on Django's admin: one file a subject, each registers its own."""

from catalog.admin import accounts, agencies, datasets, notices

__all__ = ["accounts", "agencies", "datasets", "notices"]
