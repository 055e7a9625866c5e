"""A graph in Turtle, N-Triples, RDF/XML and JSON-LD.

Written by hand: rdflib takes 1.6 s for a page of 100 datasets in Turtle, this takes 0.1 s (docs/decisions/0031). Tests
parse each notation with rdflib and expect the same graph from all four.

https://www.w3.org/TR/turtle/ https://www.w3.org/TR/n-triples/ https://www.w3.org/TR/rdf-syntax-grammar/
https://www.w3.org/TR/json-ld11/
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import orjson

from catalog.standards.rdf import PREFIXES, TYPE, Graph, Literal

ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
CARRIAGE_RETURN = {"\r": "&#13;"}


def is_name(value: str) -> bool:
    """Whether it is a name such as `dcat:Dataset`, and no whole address."""
    return value.partition(":")[0] in PREFIXES


def whole(value: str) -> str:
    """The address that a name stands for."""
    prefix, _, rest = value.partition(":")
    return f"{PREFIXES[prefix]}{rest}" if prefix in PREFIXES else value


def _quoted(text: str) -> str:
    return f'"{text.translate(ESCAPES)}"'


def turtle(graph: Graph) -> bytes:
    lines = [f"@prefix {prefix}: <{address}> ." for prefix, address in PREFIXES.items()]
    for subject, node in graph.nodes.items():
        said = [f"{_turtle_name(name)} {', '.join(map(_turtle_value, values))}" for name, values in node.items()]
        lines.append(f"\n{_turtle_value(subject)} " + " ;\n    ".join(said) + " .")
    return ("\n".join(lines) + "\n").encode()


def _turtle_name(predicate: str) -> str:
    return "a" if predicate == TYPE else predicate


def _turtle_value(value: str | Literal) -> str:
    if isinstance(value, str):
        return value if is_name(value) else f"<{value}>"
    return _quoted(value.text) + (f"@{value.language}" if value.language else _marked(value.datatype, value.datatype))


def _marked(datatype: str, written: str) -> str:
    return f"^^{written}" if datatype else ""


def ntriples(graph: Graph) -> bytes:
    return "".join(_triples(graph)).encode()


def _triples(graph: Graph) -> Iterator[str]:
    for subject, node in graph.nodes.items():
        for predicate, values in node.items():
            start = f"<{whole(subject)}> <{whole(predicate)}>"
            for value in values:
                yield f"{start} {_nt_value(value)} .\n"


def _nt_value(value: str | Literal) -> str:
    if isinstance(value, str):
        return f"<{whole(value)}>"
    mark = f"@{value.language}" if value.language else _marked(value.datatype, f"<{whole(value.datatype)}>")
    return _quoted(value.text) + mark


def rdf_xml(graph: Graph) -> bytes:
    spaces = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in PREFIXES.items())
    parts = [f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF {spaces}>\n']
    for subject, node in graph.nodes.items():
        parts.append(f"<rdf:Description rdf:about={quoteattr(whole(subject))}>\n")
        parts += [_element(predicate, value) for predicate, values in node.items() for value in values]
        parts.append("</rdf:Description>\n")
    parts.append("</rdf:RDF>\n")
    return "".join(parts).encode()


def _element(predicate: str, value: str | Literal) -> str:
    if isinstance(value, str):
        return f"  <{predicate} rdf:resource={quoteattr(whole(value))}/>\n"
    mark = f' rdf:datatype="{whole(value.datatype)}"' if value.datatype else ""
    mark = f' xml:lang="{value.language}"' if value.language else mark
    # A parser reads a bare carriage return as a line's end: only as a reference it stays what it is.
    return f"  <{predicate}{mark}>{escape(value.text, CARRIAGE_RETURN)}</{predicate}>\n"


def json_ld(graph: Graph) -> bytes:
    nodes = [_json_node(subject, node) for subject, node in graph.nodes.items()]
    return orjson.dumps({"@context": PREFIXES, "@graph": nodes})


def _json_node(subject: str, node: dict[str, dict[str | Literal, None]]) -> dict[str, Any]:
    said = {predicate: [_json_value(value) for value in values] for predicate, values in node.items()}
    types = list(node.get(TYPE, ()))
    said.pop(TYPE, None)
    return {"@id": subject, **({"@type": types} if types else {}), **said}


def _json_value(value: str | Literal) -> dict[str, str]:
    if isinstance(value, str):
        return {"@id": value}
    if value.language:
        return {"@value": value.text, "@language": value.language}
    return {"@value": value.text, "@type": value.datatype} if value.datatype else {"@value": value.text}


@dataclass(frozen=True, slots=True)
class Notation:
    """`extension` ends an address; `media_type` is what a client accepts."""

    extension: str
    media_type: str
    write: Callable[[Graph], bytes]


# In the order of our preference, where a client has none.
NOTATIONS = (
    Notation("ttl", "text/turtle", turtle),
    Notation("jsonld", "application/ld+json", json_ld),
    Notation("rdf", "application/rdf+xml", rdf_xml),
    Notation("nt", "application/n-triples", ntriples),
)
NOTATION = {notation.extension: notation for notation in NOTATIONS}
