"""A graph of plain values (https://www.w3.org/TR/rdf11-concepts/), filled subject by subject and kept in that order."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from catalog.language import Text
from catalog.standards.terms import address, legible, moment

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "dqv": "http://www.w3.org/ns/dqv#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "hydra": "http://www.w3.org/ns/hydra/core#",
    "locn": "http://www.w3.org/ns/locn#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
TYPE = "rdf:type"
TAG = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")
AUTHORITY = "/resource/authority/"


@dataclass(frozen=True, slots=True)
class Literal:
    """`datatype` is a name such as `xsd:date`, "" for text; `language` is a BCP 47 tag, "" for none."""

    text: str
    language: str = ""
    datatype: str = ""


# A node is named by its whole address or by a name such as `dcat:Dataset`; there are no nodes without a name.
Value = str | Literal | None


class Graph:
    """`nodes`: subject to predicate to values, each once, in the order said. What is None or "" is not said."""

    def __init__(self) -> None:
        self.nodes: dict[str, dict[str, dict[str | Literal, None]]] = {}

    def say(self, subject: str, predicate: str, *values: Value) -> None:
        """`predicate` is a name such as `dct:title`."""
        found = [value for value in values if value]
        if found:
            node = self.nodes.setdefault(subject, {})
            node.setdefault(predicate, {}).update(dict.fromkeys(found))

    def a(self, subject: str, *types: str) -> str:
        """`subject`, now of these types; they come first in its description."""
        self.say(subject, TYPE, *types)
        return subject

    def term(self, subject: str, type_: str, label: Text | None = None) -> str:
        """A word of a controlled vocabulary, with its type and scheme, so that a validator needs nothing else."""
        if subject and subject not in self.nodes:
            self.a(subject, type_)
            self.say(subject, "skos:prefLabel", *(texts(label.as_map()) if label else ()))
            self.say(subject, "skos:inScheme", subject.rsplit("/", 1)[0] if AUTHORITY in subject else "")
        return subject


def iri(text: str) -> str:
    """Somebody's address as one that every notation takes."""
    return address(text)


def texts(found: Mapping[str, str]) -> list[Literal]:
    """One literal a language; a key that is no language tag gives one without."""
    return [Literal(legible(text), tag if TAG.fullmatch(tag) else "") for tag, text in found.items()]


def words(text: str) -> Literal | None:
    return Literal(legible(text)) if text else None


def number(value: int) -> Literal:
    return Literal(str(value), datatype="xsd:integer")


def at(when: datetime) -> Literal:
    return Literal(moment(when), datatype="xsd:dateTime")


def day(when: date | None) -> Literal | None:
    return Literal(when.isoformat(), datatype="xsd:date") if when else None
