"""The product's settings for tests, with a folder, and so a database server, of their own."""

import os
from pathlib import Path

os.environ.setdefault("VAR_DIR", str(Path(__file__).resolve().parent.parent / "var" / "test"))
# The processes of one run share the server, and pytest-django gives each a database of its own. A queue they can not
# share: a message goes to whichever worker takes it first. Set whatever was there: they inherit their starter's.
os.environ["QUEUE_DIR"] = f"{os.environ['VAR_DIR']}/queue-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"

from config.settings import *  # noqa: F403

# A slow hash is there to cost an attacker time; in tests it costs ours.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Style sheets by their own names: no collectstatic is needed before the first test.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Tests look at what they have just changed by whatever way, and open many pages in a minute.
PAGE_SECONDS = 0
RATE_LIMIT_PAGES = 0
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
