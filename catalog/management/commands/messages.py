"""`manage.py messages extract|compile|check`: the translations of templates and code, with Babel alone.

Django's own commands need GNU gettext's programs, which many machines lack.
"""

import io
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation.template import templatize

KEYWORDS: dict[str, Any] = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "_": None,
}
LANGUAGE = "zh_Hans"
# Each part of the product keeps its own texts.
PARTS = ("portal", "catalog")


class Command(BaseCommand):
    help = (
        "Collect texts to translate (extract), make the binary catalogs (compile), or see that none is missing (check)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=("extract", "compile", "check"))

    def handle(self, *_args: Any, **options: Any) -> None:
        root = Path(settings.BASE_DIR)
        faults: list[str] = []
        for part in PARTS:
            path = root / part / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"
            if options["action"] == "extract":
                update(root / part, path)
            elif options["action"] == "compile":
                compile_catalog(path)
            else:
                faults += [f"{part}: {fault}" for fault in missing(root / part, path)]
        if options["action"] == "check":
            faults += disagreeing(
                [read(root / part / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po") for part in PARTS]
            )
        if faults:
            raise CommandError("\n".join(faults))


def texts(folder: Path) -> Iterator[tuple[Any, str | None, str]]:
    """Message, context and where it stands, of every template and module below `folder`."""
    for path in sorted(folder.rglob("*.py")) + sorted(folder.rglob("*.html")):
        source = path.read_text(encoding="utf-8")
        if path.suffix == ".html":
            # What Django makes of a template is Python but for its indentation.
            source = "\n".join(line.strip() for line in templatize(source).splitlines())
        where = path.relative_to(folder.parent).as_posix()
        for _line, message, _comments, context in extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS):
            yield message, context, where


def read(path: Path) -> Catalog:
    if not path.exists():
        return Catalog(locale=LANGUAGE, domain="django", project="Kaimen", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGE, domain="django")


def template_of(folder: Path) -> Catalog:
    found = Catalog(project="Kaimen", fuzzy=False)
    for message, context, where in texts(folder):
        found.add(message, locations=[(where, 0)], context=context)
    return found


def update(folder: Path, path: Path) -> None:
    """New texts come in untranslated, texts that are gone go; translations stay."""
    known = read(path)
    known.update(template_of(folder), no_fuzzy_matching=True, update_creation_date=False)
    known.obsolete.clear()
    with path.open("wb") as file:
        write_po(
            file, known, width=120, sort_output=True, omit_header=False, include_lineno=False, ignore_obsolete=True
        )


def compile_catalog(path: Path) -> None:
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, read(path))


def missing(folder: Path, path: Path) -> list[str]:
    """Texts that are not in the catalog, or not translated, or translated with other placeholders."""
    known = read(path)
    faults = []
    for message in template_of(folder):
        kept = known.get(message.id, context=message.context)
        if message.id and (kept is None or not _is_translated(kept)):
            faults.append(f"not translated: {message.id!r}")
    faults += [f"{message.id!r}: {error}" for message in known for error in message.check(known)]
    return faults


def disagreeing(catalogs: list[Catalog]) -> list[str]:
    """Texts of two parts that are translated differently: Django knows one translation of a text, whoever uses it."""
    first, second = catalogs
    pairs = ((message, second.get(message.id, context=message.context)) for message in first if message.id)
    return [f"two translations: {one.id!r}" for one, other in pairs if other is not None and other.string != one.string]


def _is_translated(message: Message) -> bool:
    strings = message.string if isinstance(message.string, list | tuple) else (message.string,)
    return all(strings) and not message.fuzzy
