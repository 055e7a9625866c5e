"""What an npm package says of its own files: where they come from and under which licence.

Two shapes: a datapackage.json that describes each file (https://specs.frictionlessdata.io/data-package/), and a plain
package.json that names one licence for all.
"""

import json
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from seeds.source import packaged
from seeds.specification import Map, Packaged, t


@dataclass(frozen=True, slots=True)
class Cited:
    """A source or a licence as the package words it; `url` is "" where it gives none."""

    title: str
    url: str = ""

    def __str__(self) -> str:
        return f"“{self.title}” ({self.url})" if self.url else f"“{self.title}”"


@dataclass(frozen=True, slots=True)
class Origin:
    package: str
    version: str
    sources: tuple[Cited, ...]
    licenses: tuple[Cited, ...]


def origin(file: Packaged) -> Origin:
    name = PurePosixPath(file.path).parts[0]
    package = packaged(Packaged(f"{name}/package.json", "package.json"))
    about = _read(package)
    descriptor = package.with_name("datapackage.json")
    if not descriptor.exists():
        return Origin(name, about["version"], (), (Cited(about["license"]),))
    described = next(one for one in _read(descriptor)["resources"] if one["path"] == PurePosixPath(file.path).name)
    return Origin(name, about["version"], _cited(described["sources"]), _cited(described["licenses"]))


def statement(file: Packaged) -> Map:
    """The package's own words as a sentence for the dataset's provenance."""
    found = origin(file)
    licenses = ", ".join(map(str, found.licenses))
    sources = ", ".join(map(str, found.sources))
    return t(
        f"Taken from the npm package {found.package} {found.version}, which names "
        + (f"the source {sources} and " if sources else "")
        + f"the licence {licenses}.",
        f"取自 npm 软件包 {found.package} {found.version}。该软件包注明的"
        + (f"来源为{sources}，" if sources else "")
        + f"许可为{licenses}。",
    )


def _cited(entries: list[dict[str, str]]) -> tuple[Cited, ...]:
    return tuple(Cited(entry.get("title") or entry["name"], entry.get("path", "")) for entry in entries)


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content
