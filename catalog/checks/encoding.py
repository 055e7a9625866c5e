"""Text on the web is UTF-8 (https://encoding.spec.whatwg.org/); other encodings have to be guessed."""

from catalog.reading.table import Finding, Sniffed

# Where the standard has no place for a byte order mark (https://www.rfc-editor.org/rfc/rfc8259#section-8.1).
NO_MARK = ("csv", "tsv", "json", "jsonl", "geojson")


def check_encoding(sniffed: Sniffed) -> tuple[Finding, ...]:
    if sniffed.encoding == "utf-8-sig" and sniffed.format in NO_MARK:
        return (Finding("byte-order-mark"),)
    if not sniffed.encoding or sniffed.encoding.startswith("utf-8"):
        return ()
    return (Finding("encoding", figures={"encoding": sniffed.encoding.upper()}),)
