"""The web server that a benchmark starts: as the Procfile does."""

import shlex
import time
import urllib.request

from config.demo import procfile


def server_command(port: int | str, **options: int) -> tuple[str, ...]:
    """The line of the Procfile, after “python”. `options` come after its own, and win: `workers=1`."""
    _python, *own = shlex.split(procfile()["web"].replace("$PORT", str(port)))
    more = ((f"--{name.replace('_', '-')}", str(value)) for name, value in options.items())
    return (*own, *(word for option in more for word in option))


def wait_until_ready(port: int | str) -> None:
    """Asks 300 times at most, a tenth of a second apart where nobody listens yet."""
    for _try in range(300):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The web server did not come up.")
