"""What every process of Kaimen does once at its start."""

import importlib
from pathlib import Path

from django.apps import AppConfig
from django.conf import settings
from django.contrib.admin.apps import AdminConfig


class PlatformConfig(AppConfig):
    name = "config"

    def ready(self) -> None:
        for name in ("BLOB_DIR", "TABLE_DIR", "SNAPSHOT_DIR", "WORK_DIR", "INDEX_DIR"):
            Path(getattr(settings, name)).mkdir(parents=True, exist_ok=True)
        # Tasks are sent from web processes too: they must find our Celery application, not a default one.
        importlib.import_module("config.celery")


class KaimenAdminConfig(AdminConfig):
    default_site = "catalog.workbench.KaimenAdminSite"
