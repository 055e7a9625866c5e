"""`manage.py seed`: load the demo's agencies, people and datasets through the running pipeline."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from seeds.load import TookTooLong, load
from seeds.source import MissingPackage


class Command(BaseCommand):
    help = "Load the demo data through the running pipeline (a worker must run). Only with KAIMEN_DEMO=1."

    def handle(self, *_args: Any, **_options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The demo's passwords are known to everyone: this runs only with KAIMEN_DEMO=1.")
        try:
            load(self.stdout.write)
        except (TookTooLong, MissingPackage) as error:
            raise CommandError(str(error)) from None
