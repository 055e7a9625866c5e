"""RDF and data.json as clients fetch them from a running server."""

import httpx
import jsonschema
import pytest
import rdflib
from django.utils import timezone

from catalog.bulk.snapshots import make
from catalog.models import Dataset
from tests.standards.schemas import needs_schemas, schema

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    ("accept", "notation"),
    [
        ("text/turtle", "turtle"),
        ("application/ld+json", "json-ld"),
        ("application/rdf+xml", "xml"),
        ("application/n-triples", "nt"),
    ],
)
@pytest.mark.parametrize("path", ["/catalog", "/datasets/bus-stops"])
def test_each_notation_is_read(table: Dataset, site: str, path: str, accept: str, notation: str) -> None:
    answer = httpx.get(site + path, headers={"Accept": accept})
    assert answer.headers["content-type"].startswith(accept)
    graph = rdflib.Graph().parse(data=answer.text, format=notation)
    dataset = rdflib.URIRef(f"{site}/datasets/bus-stops")
    assert (dataset, rdflib.RDF.type, rdflib.DCAT.Dataset) in graph
    (download,) = graph.objects(None, rdflib.DCAT.downloadURL)
    (size,) = graph.objects(None, rdflib.DCAT.byteSize)
    assert len(httpx.get(str(download)).content) == int(str(size))


@needs_schemas
def test_data_json_is_valid_for_data_gov(table: Dataset, site: str) -> None:
    (found,) = httpx.get(f"{site}/data.json").json()["dataset"]
    validator = jsonschema.Draft202012Validator(schema("dcatus1.1/non-federal_dataset.json"))
    assert [error.message for error in validator.iter_errors(found)] == []
    assert found["spatial"] == "121.5,31.2,121.5,31.2"


def test_an_interrupted_download_of_the_whole_goes_on(table: Dataset, site: str) -> None:
    make(now=timezone.now())
    address = f"{site}/api/v1/export/datasets.jsonl"
    whole = httpx.get(address)
    first = httpx.get(address, headers={"Range": "bytes=0-99"})
    headers = {"Range": "bytes=100-", "If-Range": first.headers["etag"]}
    assert first.content + httpx.get(address, headers=headers).content == whole.content
