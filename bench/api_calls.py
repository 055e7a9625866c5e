"""What is asked, and what CKAN 2.12.0 answered to the same: its figures are given constants, not measured here.

Each call is a list of addresses, so that no answer can be had by asking the same again: other datasets, other values,
other places. First pages are one address, as they are for everyone.
"""

import random
from dataclasses import dataclass
from urllib.parse import urlencode

SEED = 20_261_128
ASKED = 400
SEARCHED = ("statistics", "groundwater", "annual", "公交站点", "annual statistics")
WORDS = ("sensor", "moved", "north", "road", "works", "calibrated", "again", "checked")


@dataclass(frozen=True, slots=True)
class Call:
    """`ckan` is CKAN's requests a second at 8 connections, None where it has no such call or was not measured.

    `aim` is how many times that we mean to answer.
    """

    name: str
    paths: tuple[str, ...]
    ckan: float | None = None
    aim: float | None = None


def calls(size: int, resource: str) -> tuple[Call, ...]:
    chance = random.Random(SEED)
    numbers = [chance.randrange(1, size + 1) for _ in range(ASKED)]
    stations = [f"SH-{chance.randrange(100_000):05}" for _ in range(ASKED)]
    places = [chance.randrange(880_000, 920_000) for _ in range(ASKED)]
    rows = f"/api/v1/resources/{resource}/rows"

    def store(**asked: object) -> str:
        return f"/api/3/action/datastore_search?{urlencode({'resource_id': resource, **asked})}"

    searched = [urlencode({"q": words}) for words in SEARCHED]
    return (
        Call("status_show", ("/api/3/action/status_show",), 560),
        Call("package_show", tuple(f"/api/3/action/package_show?id=dataset-{n}" for n in numbers), 123, 8),
        Call("package_search", tuple(f"/api/3/action/package_search?{one}" for one in searched)),
        Call("datastore_first", (store(),), 171, 5),
        Call("datastore_equal", tuple(store(filters=f'{{"station_code":"{one}"}}') for one in stations), 6.6, 20),
        Call("datastore_deep", tuple(store(offset=one) for one in places), 8.4, 20),
        Call("datastore_word", tuple(store(q=one) for one in stations), 37, 10),
        Call("datastore_common_word", tuple(store(q=one) for one in WORDS), 37),
        Call("search", tuple(f"/api/v1/datasets?{one}" for one in searched)),
        Call("dataset", tuple(f"/api/v1/datasets/dataset-{n}" for n in numbers)),
        Call("rows_first", (rows,), 171, 5),
        Call("rows_equal", tuple(f"{rows}?station_code={one}" for one in stations), 6.6, 20),
        Call("rows_deep", tuple(f"{rows}?offset={one}" for one in places), 8.4, 20),
        Call("rows_word", tuple(f"{rows}?q={one}" for one in stations), 37, 10),
    )
