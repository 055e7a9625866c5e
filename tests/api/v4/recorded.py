"""What is known of data.gov's own answers, from its documentation (https://resources.data.gov/catalog-api/).

The notes on its source lie beside the project and are no part of it.
"""

import re
from pathlib import Path

import pytest

NOTES = Path(__file__).resolve().parents[4] / "shared" / "peers-unmet.md"
needs_notes = pytest.mark.skipif(
    not NOTES.is_file(), reason="the notes on data.gov are absent: ../shared/peers-unmet.md"
)

DOCUMENTED = frozenset(
    [
        "title",
        "description",
        "identifier",
        "slug",
        "publisher",
        "keyword",
        "theme",
        "has_spatial",
        "popularity",
        "last_harvested_date",
        "distribution_titles",
        "spatial_centroid",
        "spatial_shape",
        "organization",
        "dcat",
        "harvest_record",
        "harvest_record_raw",
    ]
)
ORGANIZATION = frozenset(["id", "name", "slug", "organization_type", "logo", "aliases", "description"])


def noted_keys() -> frozenset[str]:
    """The keys of a dataset, from the notes' line that lists them: `dataset {title?,…,harvest_record(_raw,…)}`."""
    listed = re.search(r"dataset \{(.+?)\}\.", NOTES.read_text(encoding="utf-8").replace("{}", ""))
    assert listed
    head, _, ends = listed.group(1).partition("(")
    names = [name.rstrip("?") for name in head.split(",")]
    return frozenset([*names, *(names[-1] + end for end in ends.rstrip(")").split(","))])


def noted_parameters() -> frozenset[str]:
    """The parameters of the search, from the notes."""
    listed = re.search(r"`GET /search\?(.+?)`", NOTES.read_text(encoding="utf-8"))
    assert listed
    return frozenset(re.split(r"[^a-z_]", part)[0] for part in listed.group(1).split("&"))
