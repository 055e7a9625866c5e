"""The portal: the pages that citizens read."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"
