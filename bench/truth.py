"""How right the openness marks and the checks are on the labelled corpus (tests/truth): precision and recall.

Prints what was said against a label, then a table, then one line of JSON. `make bench-truth` runs it.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django
from django.conf import settings
from django.test.utils import setup_databases, teardown_databases

from config import embedded


@contextmanager
def database() -> Iterator[None]:
    """An empty database of its own, gone afterwards: on the server of DATABASE_URL, else on the tests' embedded one."""
    django.setup()
    if os.environ.get("DATABASE_URL"):
        yield from _fresh()
    else:
        with embedded.server(Path(settings.VAR_DIR)):
            yield from _fresh()


def _fresh() -> Iterator[None]:
    made = setup_databases(verbosity=0, interactive=False)
    try:
        yield
    finally:
        teardown_databases(made, verbosity=0)


def main() -> int:
    # Models can be imported only when Django is set up.
    from catalog.checks.kinds import KINDS  # noqa: PLC0415
    from catalog.vocabulary.criteria import CRITERIA  # noqa: PLC0415
    from tests.truth.cases.all import CASES  # noqa: PLC0415
    from tests.truth.score import faults, score_code, score_criterion  # noqa: PLC0415
    from tests.truth.world import look_at  # noqa: PLC0415

    began = time.perf_counter()
    found = look_at(CASES)
    seconds = time.perf_counter() - began
    judged = [(case, found[case.name]) for case in CASES]
    wrong = {case.name: faults(case, said) for case, said in judged}
    for name, said in wrong.items():
        if said:
            print(f"  {name}: {dict(said)}")
    scores = {
        "criteria": {term.code: score_criterion(judged, term.code) for term in CRITERIA},
        "codes": {code: score_code(judged, code) for code in sorted(KINDS)},
    }
    for kind, rows in scores.items():
        print(f"\n{kind:<24}{'precision':>10}{'recall':>10}{'n':>6}")
        for name, score in rows.items():
            print(f"{name:<24}{score.precision:>10.3f}{score.recall:>10.3f}{score.n:>6}")
    print(f"\n{len(CASES)} cases in {seconds:.1f} s, {sum(map(bool, wrong.values()))} of them not as labelled\n")
    told = {kind: {name: asdict(score) for name, score in rows.items()} for kind, rows in scores.items()}
    print(json.dumps({"cases": len(CASES), **told}))
    return 1 if any(wrong.values()) else 0


if __name__ == "__main__":
    with database():
        status = main()
    raise SystemExit(status)
