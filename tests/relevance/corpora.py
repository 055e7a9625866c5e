"""What is searched when relevance is measured: the demo's datasets with the plan they hold, and real catalogs.

Pure: no database. Real metadata is read from `../shared/data` beside the project where it is there, and never copied.
"""

import csv
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from catalog.search.document import Document
from catalog.vocabulary.levels import SHARED as SHARED_LEVEL
from seeds.agencies import AGENCIES
from seeds.registry import DATASETS

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "data"
DATA_JSON = ("gsa", "treasury", "dol", "usaid", "consumerfinance")
WHEN = datetime(2026, 1, 1, tzinfo=UTC)


def demo() -> dict[str, Document]:
    """By slug: what the demo makes public; and the 190 datasets of the plan that is one of its files, as `plan-N`."""
    names = {agency.slug: tuple(agency.name.values()) for agency in AGENCIES}
    public = [seed for seed in DATASETS if seed.end == "public" and seed.level != SHARED_LEVEL]
    found = {
        seed.slug: _document(
            seed.slug,
            titles=tuple(seed.title.values()),
            descriptions=tuple(seed.description.values()),
            keywords=seed.keywords,
            agency=seed.agency,
            agency_names=names[seed.agency],
        )
        for seed in public
    }
    return found | _plan(ROOT / "seeds" / "files" / "shanghai-plan-2014.csv")


def real() -> dict[str, Document]:
    """By catalog and identifier. Raises FileNotFoundError where `../shared/data` is absent."""
    found = _plan(SHARED / "tabular" / "cn" / "shanghai-open-data-plan-2014.csv")
    for name in DATA_JSON:
        datasets = json.loads((SHARED / "harvest" / "data.json" / f"{name}.json").read_bytes())["dataset"]
        found |= {f"{name}/{dataset['identifier']}": _from_data_json(name, dataset) for dataset in datasets}
    for path in sorted((SHARED / "harvest" / "cn-sources").glob("*.json")):
        source = json.loads(path.read_bytes())
        found[f"cn/{source['id']}"] = _from_source(source)
    return found


CORPORA = {"demo": demo, "real": real}


def _document(key: str, **values: Any) -> Document:
    empty: dict[str, Any] = {
        "themes": (),
        "formats": (),
        "license": "",
        "level": "published",
        "frequency": "",
        "languages": (),
        "marks": (),
        "openness": 0.5,
        "modified": WHEN,
        "created": WHEN,
    }
    return Document(id=str(uuid5(NAMESPACE_URL, key)), **{**empty, **values})


def _plan(path: Path) -> dict[str, Document]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {f"plan-{row['编号']}": _planned(row) for row in csv.DictReader(file)}


def _planned(row: dict[str, str]) -> Document:
    contents = [text for name, text in row.items() if name.startswith(("数据项描述", "数据项内容"))]
    return _document(
        f"plan-{row['编号']}",
        titles=(row["数据项名称"],),
        descriptions=tuple(contents),
        keywords=(row["领域"],),
        agency="shanghai",
        agency_names=(row["提供部门"],),
    )


def _from_data_json(name: str, dataset: dict[str, Any]) -> Document:
    """https://resources.data.gov/resources/dcat-us/"""
    return _document(
        f"{name}/{dataset['identifier']}",
        titles=(str(dataset["title"]).strip(),),
        descriptions=(str(dataset.get("description") or ""),),
        keywords=tuple(_texts(dataset.get("keyword"))),
        agency=name,
        agency_names=(str((dataset.get("publisher") or {}).get("name", "")),),
    )


def _texts(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str) and one.strip():
            yield one.strip()


def _from_source(source: dict[str, Any]) -> Document:
    return _document(
        f"cn/{source['id']}",
        titles=tuple(source["name"].values()),
        descriptions=tuple(source["description"].values()),
        keywords=tuple(_texts(source.get("tags"))),
        agency="cn",
        agency_names=(),
    )
