"""The catalog itself, and the address of everything in it."""

from dataclasses import dataclass

from catalog.language import LanguageMap, Text
from catalog.standards.entry import Entry, File, Publisher

TITLE = Text("Kaimen open data catalog", "开门开放数据目录")
DESCRIPTION = Text(
    "Public datasets of the agencies, with their openness measured by eight criteria.",
    "各机构公开的数据集，并按八项标准测量其开放性。",
)


@dataclass(frozen=True, slots=True)
class Site:
    """`url` has no slash at its end."""

    url: str

    @property
    def title(self) -> LanguageMap:
        return TITLE.as_map()

    @property
    def description(self) -> LanguageMap:
        return DESCRIPTION.as_map()

    @property
    def catalog(self) -> str:
        return f"{self.url}/catalog"

    def dataset(self, entry: Entry) -> str:
        return f"{self.url}/datasets/{entry.slug}"

    def agency(self, publisher: Publisher) -> str:
        return f"{self.url}/agencies/{publisher.slug}"

    def file_page(self, entry: Entry, file: File) -> str:
        return f"{self.dataset(entry)}/resources/{file.id}"

    def resource(self, file: File, part: str) -> str:
        """`part` is `download`, `rows`, `schema` or `validation`."""
        return f"{self.url}/api/v1/resources/{file.id}/{part}"

    def download(self, file: File) -> str:
        return self.resource(file, "download")
