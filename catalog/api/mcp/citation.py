"""How to cite what an answer rests on: whose data it is, which version, under which licence, and where."""

from typing import Any

from catalog.standards.entry import Entry, File
from catalog.standards.site import Site
from catalog.standards.terms import filled, license_address, license_name, moment, plain


def license_of(entry: Entry) -> dict[str, object]:
    return filled({"id": entry.license, "name": license_name(entry.license), "url": license_address(entry.license)})


def citation(entry: Entry, site: Site, file: File | None = None) -> dict[str, Any]:
    """`text` is one line to put under a figure; of a file also which version of its bytes was read."""
    stored = file.stored if file else None
    changed = stored.modified if stored else entry.modified
    address = site.file_page(entry, file) if file else site.dataset(entry)
    version = f", version {stored.number}" if stored else ""
    publisher, title = plain(entry.publisher.name), plain(entry.title)
    rights = license_name(entry.license) or "licence not stated"
    return filled(
        {
            "text": f"{publisher} ({changed.year}): {title}{version}. {address} ({rights})",
            "publisher": publisher,
            "url": address,
            "license": license_of(entry),
            "modified": moment(changed),
            "version": stored.number if stored else None,
            "sha256": stored.sha256 if stored else None,
        }
    )
