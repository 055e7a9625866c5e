"""`python -m bench.pages_queries '{"home": "/", …}'`: how many questions each page asks the database, as JSON."""

import json
import sys

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402


def asked(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path, SERVER_NAME=settings.SITE_HOST).status_code == 200, path
    return len(seen)


if __name__ == "__main__":
    print(json.dumps({name: asked(Client(), path) for name, path in json.loads(sys.argv[1]).items()}))
