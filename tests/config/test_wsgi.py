"""What a web process holds before the first request."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LOADED = """
import gc, sys
import config.wsgi
print("catalog.api.rest.urls" in sys.modules, "pypinyin" in sys.modules, gc.get_freeze_count() > 100_000)
"""


def test_every_address_is_there_and_frozen_and_no_dictionary_of_pinyin() -> None:
    done = subprocess.run((sys.executable, "-c", LOADED), cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False", "True"]
