"""Text in more than one language: a `Text` written by us, a language map written by people.

A language map is what the API takes and gives: BCP 47 keys, at least one, text values:
`{"en": "Bus stops", "zh-Hans": "公交站点"}` (https://www.rfc-editor.org/info/bcp47).
"""

from collections.abc import Mapping
from dataclasses import dataclass

ENGLISH = "en"
CHINESE = "zh-Hans"
LANGUAGES = (ENGLISH, CHINESE)

LanguageMap = dict[str, str]


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence of ours in both of the product's languages; `{name}` marks a figure to fill in."""

    en: str
    zh: str

    def fill(self, figures: Mapping[str, object]) -> "Text":
        """The same sentence with its figures; a figure that is missing is a fault of ours and raises KeyError."""
        return Text(self.en.format_map(figures), self.zh.format_map(figures))

    def as_map(self) -> LanguageMap:
        return {ENGLISH: self.en, CHINESE: self.zh}


def pick(texts: Mapping[str, str], language: str) -> tuple[str, str]:
    """The text to show to a reader of `language`, and the language that it is really in.

    Falls back to the other of our languages, then to whatever there is; ("", language) for an empty map.
    """
    # Nearly always; a whole catalog asks it a million times.
    if texts.get(language):
        return texts[language], language
    for key in (*LANGUAGES, *texts):
        if texts.get(key):
            return texts[key], key
    return "", language


def as_map(text: str) -> LanguageMap:
    """A person's words, filed under the language of their script; {} for blank ones."""
    words = text.strip()
    if not words:
        return {}
    return {CHINESE if any("\u4e00" <= character <= "\u9fff" for character in words) else ENGLISH: words}
