"""`{% say text %}`: a `Text` of ours in the reader's language. `{% state_word code %}`: what became of a problem."""

from django import template

from catalog.language import Text, pick
from catalog.reports.compare_words import STATES
from catalog.spoken import current_language

register = template.Library()


@register.simple_tag
def say(text: Text | None) -> str:
    """Escaped by the template, as any value is."""
    return pick(text.as_map(), current_language())[0] if text else ""


@register.simple_tag
def state_word(state: str) -> str:
    return say(STATES[state])
