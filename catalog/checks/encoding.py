"""Text on the web is UTF-8 (https://encoding.spec.whatwg.org/); other encodings have to be guessed."""

from catalog.reading.table import Finding, Sniffed


def check_encoding(sniffed: Sniffed) -> tuple[Finding, ...]:
    if not sniffed.encoding or sniffed.encoding.startswith("utf-8"):
        return ()
    return (Finding("encoding", figures={"encoding": sniffed.encoding.upper()}),)
