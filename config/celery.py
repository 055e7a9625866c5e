"""The Celery application: the broker's messages only wake workers, PostgreSQL holds the truth."""

import os
from pathlib import Path

from celery import Celery
from django.conf import settings

from config import queue_files

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

queue_files.register()
app = Celery("kaimen")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["catalog"])

# The filesystem broker does not make its own folders.
for folder in ("messages", "control"):
    Path(settings.QUEUE_DIR, folder).mkdir(parents=True, exist_ok=True)
