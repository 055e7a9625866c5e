"""What is shown where a dataset's address is shared: its picture, and the card that other sites may frame."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from catalog.language import CHINESE, pick
from catalog.models import Dataset
from catalog.spoken import current_language
from catalog.vocabulary.levels import OPEN
from portal.presenters.cover import Cover

# Django's name of each language that an address may name.
SPOKEN = {"en": "en", "zh-Hans": "zh-hans"}
LOCALES = {"en": "en_GB", "zh-Hans": "zh_CN"}
CARD_HEIGHT = 250


@dataclass(frozen=True, slots=True)
class Sharing:
    """Whole addresses. `alternative` says the picture in words; `code` is the card to copy into another page."""

    title: str
    description: str
    url: str
    picture: str
    alternative: str
    locale: str
    card: str
    code: str


def cover_of(dataset: Dataset, language: str) -> Cover:
    """Give it a dataset with its agency and its assessment's marks at hand."""
    with override(SPOKEN[language]):
        marks = tuple(mark.mark for mark in dataset.assessment.marks.all()) if dataset.assessment else ()
        verdict = _("%(met)s of 8 met") % {"met": dataset.assessment.met} if dataset.assessment else ""
        level = _("open, as measured") if dataset.release_level == OPEN else ""
    return Cover(pick(dataset.title, language)[0], pick(dataset.agency.name, language)[0], marks, verdict, level)


def cover_path(dataset: Dataset, language: str) -> str:
    return f"{dataset.get_absolute_url()}/cover/{language}/{cover_of(dataset, language).stamp}.png"


def sharing_of(dataset: Dataset) -> Sharing | None:
    """None for what is not public: nothing of it may be shown elsewhere."""
    if not dataset.is_public:
        return None
    language = current_language()
    title = pick(dataset.title, language)[0]
    url = f"{settings.SITE_URL}{dataset.get_absolute_url()}"
    card = f"{url}/card?lang={language}"
    agency = pick(dataset.agency.name, language)[0]
    verdict = cover_of(dataset, language).verdict
    return Sharing(
        title=title,
        description=" ".join(pick(dataset.description, language)[0].split())[:300],
        url=f"{url}?lang={language}",
        picture=f"{settings.SITE_URL}{cover_path(dataset, language)}",
        alternative="，".join(filter(None, (title, agency, verdict)))
        if language == CHINESE
        else ", ".join(filter(None, (title, agency, verdict))),
        locale=LOCALES[language],
        card=card,
        code=_code(card, title),
    )


def _code(card: str, title: str) -> str:
    """To be shown as text: the template escapes it once more."""
    name = title.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return (
        f'<iframe src="{card}" title="{name}" width="100%" height="{CARD_HEIGHT}" loading="lazy"'
        ' style="border:0;max-width:40rem"></iframe>'
    )
