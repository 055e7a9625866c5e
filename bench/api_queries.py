"""`python -m bench.api_queries SIZE RESOURCE`: how many questions each call asks the database, as JSON."""

import json
import sys

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench.api_calls import calls  # noqa: E402


def main() -> None:
    size, resource = int(sys.argv[1]), sys.argv[2]
    client, host = Client(), settings.SITE_HOST
    counted = {}
    for call in calls(size, resource):
        for path in (call.paths * 2)[:2]:  # what is read once in a process is read by now
            with CaptureQueriesContext(
                connection,
            ) as asked:
                answer = client.get(path, headers={"Host": host})
            assert answer.status_code == 200, (path, answer.status_code, answer.content[:300])
        counted[call.name] = len(asked)
    print(json.dumps(counted))


if __name__ == "__main__":
    main()
