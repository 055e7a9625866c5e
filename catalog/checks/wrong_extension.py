"""The file's name should say what the file is."""

from catalog.reading.table import Finding, Sniffed

# What a name claims, and contents that it may rightly stand for.
ALIKE = frozenset(
    {
        ("json", "geojson"),
        ("txt", "csv"),
        ("txt", "tsv"),
        ("xml", "html"),
        ("html", "xml"),
        ("xml", "kml"),
        ("xml", "svg"),
        ("zip", "kmz"),
        ("zip", "shp"),
        ("sqlite", "gpkg"),
    }
)


def check_extension(sniffed: Sniffed) -> tuple[Finding, ...]:
    claimed, found = sniffed.claimed, sniffed.format
    if not claimed or claimed == found or (claimed, found) in ALIKE or found == "unknown":
        return ()
    return (Finding("wrong-extension", figures={"claimed": claimed, "format": found}),)
