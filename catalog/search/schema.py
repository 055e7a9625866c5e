"""The fields of the index."""

import tantivy

from catalog.search.document import Document
from catalog.search.tokens import document_tokens, fold

# Raised when fields or tokens change: an index of another version is built anew.
VERSION = "1"
SPACED = "spaced"

# Text fields with their weight in relevance.
TEXT_FIELDS = {"title": 6.0, "keywords": 3.0, "agency_text": 2.0, "columns": 1.5, "description": 1.0}
# Whole values: for filters and facets.
TERM_FIELDS = ("agency", "theme", "keyword", "format", "license", "level", "frequency", "language", "has_rows", "mark")
FLOAT_FIELDS = ("openness", "west", "south", "east", "north")
INTEGER_FIELDS = ("modified", "period_start", "period_end")


def build() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    # Raw text, never a number: deleting by an unsigned field deletes nothing, without a word.
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("title_key", tokenizer_name="raw", fast=True)
    for name in TEXT_FIELDS:
        builder.add_text_field(name, tokenizer_name=SPACED)
    for name in TERM_FIELDS:
        builder.add_text_field(name, tokenizer_name="raw", fast=True)
    for name in FLOAT_FIELDS:
        builder.add_float_field(name, indexed=True, fast=True)
    for name in INTEGER_FIELDS:
        builder.add_integer_field(name, indexed=True, fast=True)
    return builder.build()


def spaced() -> tantivy.TextAnalyzer:
    """Our tokens come ready, separated by spaces."""
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()


def to_tantivy(document: Document) -> tantivy.Document:
    made = tantivy.Document()
    made.add_text("id", document.id)
    made.add_text("title_key", fold(document.titles[0] if document.titles else "")[:200])
    for name, texts in _texts(document).items():
        made.add_text(name, " ".join(token for text in texts for token in document_tokens(text)))
    for name, values in _terms(document).items():
        for value in values:
            made.add_text(name, value)
    for name, number in _integers(document).items():
        made.add_integer(name, number)
    made.add_float("openness", document.openness)
    if document.bbox:
        for name, degrees in zip(FLOAT_FIELDS[1:], document.bbox, strict=True):
            made.add_float(name, degrees)
    return made


def _texts(document: Document) -> dict[str, tuple[str, ...]]:
    return {
        "title": document.titles,
        "keywords": document.keywords,
        "agency_text": document.agency_names,
        "columns": document.column_names,
        "description": document.descriptions,
    }


def _terms(document: Document) -> dict[str, tuple[str, ...]]:
    return {
        "agency": (document.agency,),
        "theme": document.themes,
        "keyword": document.keywords,
        "format": document.formats,
        "license": (document.license,) if document.license else (),
        "level": (document.level,),
        "frequency": (document.frequency,),
        "language": document.languages,
        "has_rows": ("true" if document.has_rows else "false",),
        "mark": tuple(f"{criterion}:{mark}" for criterion, mark in document.marks),
    }


def _integers(document: Document) -> dict[str, int]:
    """Moments in microseconds, days as proleptic ordinals; an open end of a period reaches as far as can be."""
    numbers = {"modified": int(document.modified.timestamp() * 1_000_000)}
    if document.period_start or document.period_end:
        numbers["period_start"] = document.period_start.toordinal() if document.period_start else 0
        numbers["period_end"] = document.period_end.toordinal() if document.period_end else 10**7
    return numbers
