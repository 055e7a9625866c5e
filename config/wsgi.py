"""The WSGI application that granian serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()

# Every address and what answers it, now and not at the first request: so that it is frozen too.
_ = get_resolver().url_patterns
# All that is loaded stays, and the collector need not go through it each time that it looks for waste: that took a
# quarter of the processor while the whole catalog was written.
gc.collect()
gc.freeze()
