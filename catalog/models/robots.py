"""Servers' robots.txt as they were read last, held here for all workers."""

from django.db import models


class RobotsFile(models.Model):
    """What all files at one `origin` (scheme, host and port) share. `text` is "" where there is none.

    `is_known` is False where the server failed or could not be reached: then nobody knows what it says.
    """

    origin = models.CharField(max_length=300, primary_key=True)
    read = models.DateTimeField()
    is_known = models.BooleanField()
    text = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.origin
