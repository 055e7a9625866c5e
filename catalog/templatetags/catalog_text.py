"""`{% text map %}`: a language map in the reader's language, `{% words map %}` where no element may stand.

`{% term code %}`: the label of a term.
"""

from collections.abc import Mapping

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from catalog.language import pick
from catalog.spoken import current_language
from catalog.vocabulary.criteria import CRITERION, MARK
from catalog.vocabulary.frequencies import FREQUENCY
from catalog.vocabulary.levels import LEVEL
from catalog.vocabulary.term import Term
from catalog.vocabulary.themes import THEME

register = template.Library()

TERMS: dict[str, Term] = {**THEME, **FREQUENCY, **LEVEL, **CRITERION, **MARK}


@register.simple_tag
def text(texts: Mapping[str, str] | None) -> SafeString | str:
    """Escaped; wrapped in a `lang` span when it had to fall back to another language (WCAG 3.1.2)."""
    wanted = current_language()
    found, language = pick(texts or {}, wanted)
    return found if language == wanted or not found else format_html('<span lang="{}">{}</span>', language, found)


@register.simple_tag
def words(texts: Mapping[str, str] | None) -> str:
    """Escaped words alone: for a title or an attribute, which can't say what language they are in."""
    return pick(texts or {}, current_language())[0]


@register.simple_tag
def term(code: str) -> str:
    found = TERMS.get(code)
    return pick(found.label.as_map(), current_language())[0] if found else code
