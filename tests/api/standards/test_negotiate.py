"""What `Accept` asks for."""

import pytest

from catalog.api.standards.negotiate import preferred

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "extension"),
    [
        ("", None),
        ("*/*", None),
        (BROWSER, None),
        ("text/html", None),
        ("text/*", None),
        ("image/png", None),
        ("text/turtle", "ttl"),
        ("application/ld+json", "jsonld"),
        ("application/rdf+xml", "rdf"),
        ("application/n-triples", "nt"),
        ("TEXT/Turtle; charset=utf-8", "ttl"),
        ("text/turtle;q=0.5, application/rdf+xml;q=0.9", "rdf"),
        ("text/turtle, text/html;q=0.9", "ttl"),
        ("text/turtle;q=0.8, text/html", None),
        ("text/turtle, */*;q=0.1", "ttl"),
        ("text/turtle;q=0", None),
        ("text/html;q=0, application/xhtml+xml;q=0, */*", "ttl"),
        ("application/*", None),
        ("application/*, text/html;q=0.1, application/xhtml+xml;q=0.1", "jsonld"),
        ("text/turtle;q=x", None),
        ("text/turtle;q=7", "ttl"),
        (",;=,, text/turtle", "ttl"),
        ("text/turtle" + ",x/y" * 5000, "ttl"),
    ],
)
def test_the_notation_that_is_meant(accept: str, extension: str | None) -> None:
    found = preferred(accept)
    assert (found.extension if found else None) == extension
