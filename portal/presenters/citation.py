"""How to cite a dataset: a sentence to copy, and BibTeX (https://ctan.org/pkg/biblatex, entry type `dataset`)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from catalog.language import pick
from catalog.models import Dataset
from catalog.spoken import current_language

# What BibTeX reads as more than the character itself.
SPECIAL = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_{}"} | {"\\": "\\textbackslash{}", "~": "\\~{}", "^": "\\^{}"}
)


@dataclass(frozen=True, slots=True)
class Citation:
    sentence: str
    bibtex: str


def citation_of(dataset: Dataset, url: str, license_label: str) -> Citation:
    """`url` is the dataset's address for good, whole."""
    language = current_language()
    agency, title = pick(dataset.agency.name, language)[0], pick(dataset.title, language)[0]
    changed = dataset.modified.date().isoformat()
    sentence = _("%(agency)s (%(year)d): %(title)s. As of %(date)s. Kaimen. %(url)s. Licence: %(license)s.") % {
        "agency": agency,
        "year": dataset.modified.year,
        "title": title,
        "date": changed,
        "url": url,
        "license": license_label,
    }
    fields = {
        "author": f"{{{agency.translate(SPECIAL)}}}",
        "title": f"{{{title.translate(SPECIAL)}}}",
        "publisher": "Kaimen",
        "date": changed,
        "url": url,
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return Citation(sentence, f"@dataset{{{dataset.slug},\n{lines}\n}}")
