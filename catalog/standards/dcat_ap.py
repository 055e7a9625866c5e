"""DCAT-AP 3 (https://semiceu.github.io/DCAT-AP/releases/3.0.1/): a dataset, and a page of the catalog, as a graph.

Words of the EU's controlled vocabularies come with their type, label and scheme, so that a validator needs no network.
The eight openness marks are data quality measurements (https://www.w3.org/TR/vocab-dqv/), one metric a criterion.
"""

from dataclasses import dataclass

import orjson

from catalog.language import Text
from catalog.standards.dcat_ap_files import add_file, add_rows
from catalog.standards.entry import Entry, Mark, Publisher
from catalog.standards.rdf import Graph, Literal, at, day, iri, number, texts, words
from catalog.standards.site import Site
from catalog.standards.terms import is_restricted, keywords_by_language
from catalog.vocabulary.criteria import CRITERION, MARK
from catalog.vocabulary.eu import RESTRICTED, THEME_SCHEME, language_uri
from catalog.vocabulary.frequencies import FREQUENCY
from catalog.vocabulary.levels import LEVEL
from catalog.vocabulary.themes import THEME

RESTRICTED_ACCESS, PUBLIC_ACCESS = Text("restricted", "受限"), Text("public", "公开")
DATA_THEME, OPENNESS = Text("Data theme", "数据主题"), Text("Openness", "开放性")
LANGUAGES = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the catalog: `number` from 1 of `last`, `total` datasets, `address` without the page's number."""

    number: int
    last: int
    size: int
    total: int
    address: str

    def at(self, number: int) -> str:
        """ "" where there is no such page."""
        return f"{self.address}?page={number}" if 1 <= number <= self.last else ""


def dataset_graph(entry: Entry, site: Site) -> Graph:
    graph = Graph()
    dataset = add_dataset(graph, entry, site)
    _record(graph, entry, dataset)
    return graph


def catalog_graph(entries: list[Entry], site: Site, page: Page) -> Graph:
    """The catalog with those of its datasets that stand on this page."""
    graph = Graph()
    catalog = _catalog(graph, site)
    _hydra(graph, catalog, page)
    if entries:
        graph.say(catalog, "dct:modified", at(max(entry.modified for entry in entries)))
    for entry in entries:
        dataset = add_dataset(graph, entry, site)
        graph.say(catalog, "dcat:dataset", dataset)
        graph.say(catalog, "dcat:record", _record(graph, entry, dataset))
    return graph


def add_dataset(graph: Graph, entry: Entry, site: Site) -> str:
    dataset = graph.a(site.dataset(entry), "dcat:Dataset", "dcat:Resource")
    frequency = FREQUENCY[entry.frequency]
    said: dict[str, list[str | Literal | None]] = {
        "dct:identifier": [words(entry.id)],
        "dct:title": [*texts(entry.title)],
        "dct:description": [*texts(entry.description)],
        "dcat:keyword": [*_keywords(entry)],
        "dcat:theme": [graph.term(THEME[code].uri, "skos:Concept", THEME[code].label) for code in entry.themes],
        "dct:publisher": [_publisher(graph, entry.publisher, site)],
        "dcat:contactPoint": [_contact(graph, entry, dataset)],
        "dct:accessRights": [_access(graph, entry)],
        "dct:accrualPeriodicity": [graph.term(frequency.uri, "dct:Frequency", frequency.label)],
        "dct:language": [graph.term(uri, "dct:LinguisticSystem") for uri in _languages(entry)],
        "dct:issued": [at(entry.issued)],
        "dct:modified": [at(entry.modified)],
        "dcat:landingPage": [_document(graph, entry.landing_page or f"{dataset}#page")],
        "dct:provenance": [*_provenance(graph, entry, dataset)],
        "prov:wasDerivedFrom": [iri(entry.harvested_from)],
        "dct:spatial": [_place(graph, entry, dataset)],
        "dct:temporal": [_period(graph, entry, dataset)],
        "dqv:hasQualityMeasurement": [*_measurements(graph, entry, dataset, site)],
        "dcat:distribution": [
            *(add_file(graph, entry, file, site) for file in entry.files),
            *(add_rows(graph, entry, file, site) for file in entry.files if file.table),
        ],
    }
    for predicate, values in said.items():
        graph.say(dataset, predicate, *values)
    return dataset


def _catalog(graph: Graph, site: Site) -> str:
    catalog = graph.a(site.catalog, "dcat:Catalog", "dcat:Resource")
    publisher = graph.a(f"{site.url}/#publisher", "foaf:Agent")
    graph.say(publisher, "foaf:name", *texts(site.title))
    taxonomy = graph.a(THEME_SCHEME, "skos:ConceptScheme")
    graph.say(taxonomy, "dct:title", *texts(DATA_THEME.as_map()))
    graph.say(catalog, "dct:title", *texts(site.title))
    graph.say(catalog, "dct:description", *texts(site.description))
    graph.say(catalog, "dct:publisher", publisher)
    graph.say(catalog, "foaf:homepage", _document(graph, f"{site.url}/"))
    languages = (graph.term(language_uri(tag), "dct:LinguisticSystem") for tag in LANGUAGES)
    graph.say(catalog, "dct:language", *languages)
    graph.say(catalog, "dcat:themeTaxonomy", taxonomy)
    return catalog


def _hydra(graph: Graph, catalog: str, page: Page) -> None:
    """https://www.hydra-cg.com/spec/latest/core/#collections; and the names of its drafts, for older harvesters."""
    here = page.at(page.number)
    graph.a(catalog, "hydra:Collection")
    graph.say(catalog, "hydra:totalItems", number(page.total))
    graph.say(catalog, "hydra:view", graph.a(here, "hydra:PartialCollectionView", "hydra:PagedCollection"))
    graph.say(here, "hydra:totalItems", number(page.total))
    graph.say(here, "hydra:itemsPerPage", number(page.size))
    steps = {"first": 1, "last": page.last, "next": page.number + 1, "previous": page.number - 1}
    for name, step in steps.items():
        graph.say(here, f"hydra:{name}", page.at(step))
        graph.say(here, f"hydra:{name}Page", page.at(step))


def _record(graph: Graph, entry: Entry, dataset: str) -> str:
    record = graph.a(f"{dataset}#record", "dcat:CatalogRecord")
    graph.say(record, "foaf:primaryTopic", dataset)
    graph.say(record, "dct:issued", at(entry.issued))
    graph.say(record, "dct:modified", at(entry.modified))
    return record


def _keywords(entry: Entry) -> list[Literal]:
    by_language = keywords_by_language(entry).items()
    return [literal for tag, found in by_language for word in found for literal in texts({_tag(tag): word})]


def _tag(language: str) -> str:
    return "" if language == "und" else language


def _publisher(graph: Graph, publisher: Publisher, site: Site) -> str:
    agent = graph.a(site.agency(publisher), "foaf:Agent")
    graph.say(agent, "foaf:name", *texts(publisher.name))
    graph.say(agent, "foaf:homepage", _document(graph, publisher.homepage))
    return agent


def _contact(graph: Graph, entry: Entry, dataset: str) -> str:
    name, email = entry.contact
    if not name and not email:
        return ""
    contact = graph.a(f"{dataset}#contact", "vcard:Kind", "vcard:Organization")
    graph.say(contact, "vcard:fn", words(name))
    graph.say(contact, "vcard:hasEmail", iri(f"mailto:{email}") if email else "")
    return contact


def _access(graph: Graph, entry: Entry) -> str:
    if is_restricted(entry):
        return graph.term(RESTRICTED, "dct:RightsStatement", RESTRICTED_ACCESS)
    return graph.term(LEVEL[entry.release_level].uri, "dct:RightsStatement", PUBLIC_ACCESS)


def _languages(entry: Entry) -> list[str]:
    return sorted({language_uri(tag) for tag in entry.languages} - {""})


def _document(graph: Graph, address: str) -> str:
    return graph.a(iri(address), "foaf:Document") if address else ""


def _provenance(graph: Graph, entry: Entry, dataset: str) -> list[str]:
    found = []
    for name, said in (("provenance", entry.provenance), ("method", entry.collection_method)):
        if said:
            statement = graph.a(f"{dataset}#{name}", "dct:ProvenanceStatement")
            graph.say(statement, "rdfs:label", *texts(said))
            found.append(statement)
    return found


def _place(graph: Graph, entry: Entry, dataset: str) -> str:
    """A box in WKT; the agency's own shape as GeoJSON, where it gave one."""
    box = entry.box
    if box is None:
        return ""
    place = graph.a(f"{dataset}#place", "dct:Location")
    west, south, east, north = (f"{degrees:g}" for degrees in box)
    ring = f"{west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}"
    graph.say(place, "dcat:bbox", Literal(f"POLYGON(({ring}))", datatype="geo:wktLiteral"))
    if entry.spatial:
        shape = graph.a(f"{dataset}#shape", "locn:Geometry")
        text = orjson.dumps(entry.spatial).decode()
        graph.say(shape, "geo:asGeoJSON", Literal(text, datatype="geo:geoJSONLiteral"))
        graph.say(place, "locn:geometry", shape)
    return place


def _period(graph: Graph, entry: Entry, dataset: str) -> str:
    start, end = entry.covered_from, entry.covered_to
    if not start and not end:
        return ""
    period = graph.a(f"{dataset}#period", "dct:PeriodOfTime")
    graph.say(period, "dcat:startDate", day(start))
    graph.say(period, "dcat:endDate", day(end))
    return period


def _measurements(graph: Graph, entry: Entry, dataset: str, site: Site) -> list[str]:
    """Nothing for a mark that could not be measured: there is no value to state."""
    marks = entry.openness.marks if entry.openness else ()
    return [_measurement(graph, mark, dataset, site) for mark in marks if mark.value is not None]


def _measurement(graph: Graph, mark: Mark, dataset: str, site: Site) -> str:
    measured = graph.a(f"{dataset}#openness-{mark.criterion}", "dqv:QualityMeasurement")
    graph.say(measured, "dqv:isMeasurementOf", _metric(graph, mark.criterion, site))
    graph.say(measured, "dqv:computedOn", dataset)
    graph.say(measured, "dqv:value", Literal(f"{mark.value:g}", datatype="xsd:double"))
    graph.say(measured, "rdfs:comment", *texts(MARK[mark.mark].label.as_map()))
    return measured


def _metric(graph: Graph, criterion: str, site: Site) -> str:
    metric, dimension = f"{site.url}/openness#{criterion}", f"{site.url}/openness#openness"
    if metric not in graph.nodes:
        graph.a(dimension, "dqv:Dimension")
        graph.say(dimension, "skos:prefLabel", *texts(OPENNESS.as_map()))
        graph.a(metric, "dqv:Metric")
        graph.say(metric, "skos:prefLabel", *texts(CRITERION[criterion].label.as_map()))
        graph.say(metric, "dqv:expectedDataType", "xsd:double")
        graph.say(metric, "dqv:inDimension", dimension)
    return metric
