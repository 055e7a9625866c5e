"""DCAT-AP 3: valid by the published shapes, the same graph in every notation, whatever people wrote."""

import pyshacl
import pytest
import rdflib
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, SH

from catalog.standards.dcat_ap import Page, catalog_graph, dataset_graph
from catalog.standards.entry import Entry
from catalog.standards.notations import NOTATION, NOTATIONS
from catalog.standards.rdf import Graph
from catalog.vocabulary.criteria import CRITERIA
from tests.standards.make import ALL, BARE, FILE, FULL, HOSTILE, SITE
from tests.standards.schemas import SCHEMAS, needs_schemas

DQV = rdflib.Namespace("http://www.w3.org/ns/dqv#")
HYDRA = rdflib.Namespace("http://www.w3.org/ns/hydra/core#")
SKOS = rdflib.SKOS
PAGE = Page(2, 3, 100, 250, f"{SITE.catalog}.ttl")
PARSERS = {"ttl": "turtle", "jsonld": "json-ld", "rdf": "xml", "nt": "nt"}
# It wants an SPDX address that begins with https:// and a class that begins with http://; SPDX's own have the latter.
IMPOSSIBLE = "ChecksumAlgorithmRestriction"
SHAPES = (
    "3.0.0__shacl__dcat-ap-SHACL.ttl",
    "3.0.1__shacl__dcat-ap-SHACL.ttl",
    "3.0.1__html__shacl__mdr-vocabularies.shape.ttl",
)


def _parsed(graph: Graph, extension: str = "nt") -> rdflib.Graph:
    return rdflib.Graph().parse(data=NOTATION[extension].write(graph), format=PARSERS[extension])


def _catalog() -> Graph:
    return catalog_graph(list(ALL), SITE, PAGE)


def _of(graph: rdflib.Graph, subject: str, predicate: rdflib.URIRef) -> set[str]:
    return {str(value) for value in graph.objects(rdflib.URIRef(subject), predicate)}


def _literals(graph: rdflib.Graph, subject: str, predicate: rdflib.URIRef) -> set[tuple[str, str | None]]:
    """Text and language."""
    found = graph.objects(rdflib.URIRef(subject), predicate)
    return {(str(value), value.language) for value in found if isinstance(value, rdflib.Literal)}


def _violations(graph: rdflib.Graph, shapes: str) -> list[str]:
    """What is wrong; warnings (a place with no name in a gazetteer) are not."""
    shapes_graph = rdflib.Graph().parse(SCHEMAS / "dcat-ap-3" / shapes)
    report: rdflib.Graph = pyshacl.validate(graph, shacl_graph=shapes_graph)[1]
    found = [
        result for result in report.objects(None, SH.result) if (result, SH.resultSeverity, SH.Violation) in report
    ]
    said = [" ".join(map(str, report.objects(one, SH.resultMessage | SH.resultPath | SH.focusNode))) for one in found]
    return [words for words in said if IMPOSSIBLE not in words]


@needs_schemas
@pytest.mark.parametrize("shapes", SHAPES)
def test_a_page_of_the_catalog_has_no_violation(shapes: str) -> None:
    assert _violations(_parsed(_catalog()), shapes) == []


@needs_schemas
def test_the_shapes_find_what_is_missing() -> None:
    """The test above could not fail if the shapes looked at nothing."""
    graph = _parsed(_catalog())
    graph.remove((None, DCTERMS.title, None))
    assert _violations(graph, SHAPES[1])


@needs_schemas
@pytest.mark.parametrize("entry", ALL, ids=lambda entry: entry.slug)
def test_one_dataset_has_no_violation(entry: Entry) -> None:
    assert _violations(_parsed(dataset_graph(entry, SITE)), SHAPES[1]) == []


@pytest.mark.parametrize("notation", [notation.extension for notation in NOTATIONS])
def test_every_notation_is_the_same_graph(notation: str) -> None:
    assert isomorphic(_parsed(_catalog(), notation), _parsed(_catalog(), "nt"))


def test_the_words_of_people_come_through_whole() -> None:
    graph = _parsed(dataset_graph(HOSTILE, SITE), "ttl")
    assert _literals(graph, SITE.dataset(HOSTILE), DCTERMS.title) == {
        ('</script><script>alert("1")</script> \\ "quoted"\n', "en"),
        ("x", None),
        ("y", None),
    }
    assert _of(graph, SITE.dataset(HOSTILE), DCAT.landingPage) == {"https://example.org/%3Cx%3E%20y"}


def test_texts_have_their_language() -> None:
    found = _literals(_parsed(dataset_graph(FULL, SITE)), SITE.dataset(FULL), DCAT.keyword)
    assert found == {("bus", None), ("公交", "zh-Hans")}


def test_words_of_the_controlled_vocabularies() -> None:
    graph, dataset = _parsed(dataset_graph(FULL, SITE)), SITE.dataset(FULL)
    authority = "http://publications.europa.eu/resource/authority/"
    assert _of(graph, dataset, DCTERMS.accrualPeriodicity) == {f"{authority}frequency/MONTHLY"}
    assert _of(graph, dataset, DCAT.theme) == {f"{authority}data-theme/TRAN", f"{authority}data-theme/REGI"}
    assert _of(graph, dataset, DCTERMS.language) == {f"{authority}language/ENG", f"{authority}language/ZHO"}
    assert _of(graph, dataset, DCTERMS.accessRights) == {f"{authority}access-right/PUBLIC"}
    file = SITE.file_page(FULL, FILE)
    assert _of(graph, file, DCTERMS.license) == {f"{authority}licence/CC_BY_4_0"}
    assert _of(graph, f"{authority}licence/CC_BY_4_0", SKOS.exactMatch) == {
        "https://creativecommons.org/licenses/by/4.0/"
    }
    assert _of(graph, file, DCTERMS["format"]) == {f"{authority}file-type/CSV"}
    assert _of(graph, file, DCAT.mediaType) == {"https://www.iana.org/assignments/media-types/text/csv"}


def test_conditions_of_access_make_it_restricted() -> None:
    graph = _parsed(dataset_graph(BARE, SITE))
    assert _of(graph, SITE.dataset(BARE), DCTERMS.accessRights) == {
        "http://publications.europa.eu/resource/authority/access-right/RESTRICTED"
    }


def test_each_measured_criterion_is_a_metric() -> None:
    graph = _parsed(dataset_graph(FULL, SITE))
    metrics = {str(metric).rpartition("#")[2] for metric in graph.objects(None, DQV.isMeasurementOf)}
    assert metrics == {criterion.code for criterion in CRITERIA[:7]}


def test_a_page_names_its_neighbours() -> None:
    graph, here = _parsed(_catalog()), PAGE.at(2)
    steps = {name: _of(graph, here, HYDRA[name]) for name in ("first", "previous", "next", "last")}
    assert steps == {
        "first": {PAGE.at(1)},
        "previous": {PAGE.at(1)},
        "next": {PAGE.at(3)},
        "last": {PAGE.at(3)},
    }
    assert _of(graph, SITE.catalog, HYDRA.totalItems) == {"250"}


def test_the_only_page_has_none() -> None:
    graph = _parsed(catalog_graph([], SITE, Page(1, 1, 100, 0, f"{SITE.catalog}.ttl")))
    assert not set(graph.objects(None, HYDRA.next)) | set(graph.objects(None, HYDRA.previous))
