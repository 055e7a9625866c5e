"""DCAT-AP 3: a file, and the API to its rows, as distributions.

The API is a distribution and no `dcat:DataService`: the published SHACL file names two property shapes of that class
which it does not define, and validators stop there (docs/decisions/0031).
"""

from catalog.language import CHINESE, ENGLISH, LanguageMap, Text
from catalog.standards.entry import Entry, File, Stored
from catalog.standards.rdf import Graph, Literal, at, iri, texts, words
from catalog.standards.site import Site
from catalog.standards.terms import license_address, media_type
from catalog.vocabulary.eu import AVAILABLE, license_uri
from catalog.vocabulary.formats import FORMAT
from catalog.vocabulary.licenses import find_license

IANA = "https://www.iana.org/assignments/media-types/"
AVAILABLE_LABEL = Text("available", "可用")
ROWS = Text("{title} (rows by API)", "{title}（按行接口）")


def add_file(graph: Graph, entry: Entry, file: File, site: Site) -> str:
    """ "" for a file that has neither bytes with us nor a link: there is nothing to get yet."""
    if file.stored is None and not file.link:
        return ""
    found = graph.a(site.file_page(entry, file), "dcat:Distribution")
    graph.say(found, "dct:title", *texts(file.title))
    graph.say(found, "dct:description", *texts(file.description))
    graph.say(found, "dcat:accessURL", graph.a(found if file.stored else iri(file.link), "rdfs:Resource"))
    _terms_of_use(graph, entry, found, site)
    graph.say(found, "dct:issued", at(file.created))
    if file.stored:
        _bytes(graph, found, file, file.stored)
        graph.say(found, "dcat:downloadURL", graph.a(site.download(file), "rdfs:Resource"))
    return found


def add_rows(graph: Graph, entry: Entry, file: File, site: Site) -> str:
    found = graph.a(f"{site.file_page(entry, file)}#rows", "dcat:Distribution")
    graph.say(found, "dct:title", *texts(_rows_title(file.title or entry.title)))
    graph.say(found, "dcat:accessURL", graph.a(site.resource(file, "rows"), "rdfs:Resource"))
    _terms_of_use(graph, entry, found, site)
    graph.say(found, "dcat:mediaType", graph.term(f"{IANA}application/json", "dct:MediaType"))
    json = FORMAT["json"]
    graph.say(found, "dct:format", graph.term(json.uri, "dct:MediaTypeOrExtent", json.label))
    graph.say(found, "foaf:page", graph.a(f"{site.url}/api/v1/docs", "foaf:Document"))
    return found


def add_license(graph: Graph, code: str, site: Site) -> str:
    """The EU's name for it where there is one, else its own address, else ours for a licence known by name alone."""
    if not code:
        return ""
    known, own = find_license(code), iri(license_address(code))
    found = (license_uri(known.code) if known else "") or own or iri(f"{site.url}/api/v1/licenses#{code}")
    graph.a(found, "dct:LicenseDocument")
    graph.say(found, "dct:title", *(texts(known.label.as_map()) if known else [words(code)]))
    graph.say(found, "skos:exactMatch", own if own != found else "")
    return found


def _terms_of_use(graph: Graph, entry: Entry, found: str, site: Site) -> None:
    graph.say(found, "dct:license", add_license(graph, entry.license, site))
    graph.say(found, "dcatap:availability", graph.term(AVAILABLE, "skos:Concept", AVAILABLE_LABEL))
    if entry.access_conditions:
        rights = graph.a(f"{site.dataset(entry)}#conditions", "dct:RightsStatement")
        graph.say(rights, "rdfs:label", *texts(entry.access_conditions))
        graph.say(found, "dct:rights", rights)


def _bytes(graph: Graph, found: str, file: File, stored: Stored) -> None:
    graph.say(found, "dcat:mediaType", graph.term(IANA + media_type(file), "dct:MediaType"))
    known = FORMAT.get(stored.format)
    graph.say(found, "dct:format", graph.term(known.uri, "dct:MediaTypeOrExtent", known.label) if known else "")
    graph.say(found, "dcat:byteSize", Literal(str(stored.size), datatype="xsd:nonNegativeInteger"))
    graph.say(found, "dct:modified", at(stored.modified))
    checksum = graph.a(f"{found}#checksum", "spdx:Checksum")
    graph.say(checksum, "spdx:algorithm", graph.a("spdx:checksumAlgorithm_sha256", "spdx:ChecksumAlgorithm"))
    graph.say(checksum, "spdx:checksumValue", Literal(stored.sha256, datatype="xsd:hexBinary"))
    graph.say(found, "spdx:checksum", checksum)


def _rows_title(title: LanguageMap) -> LanguageMap:
    sentence = {ENGLISH: ROWS.en, CHINESE: ROWS.zh}
    return {tag: sentence.get(tag, ROWS.en).replace("{title}", text) for tag, text in title.items()}
