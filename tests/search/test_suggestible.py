"""All that one may begin to type for a name."""

from catalog.search.engine.entry import KEY, SOUND, SURFACE
from catalog.search.suggestible import sounds, suggestible, surfaces, typed
from tests.search.documents import make_document


def test_names_are_typed_from_any_word_on_by_pinyin_and_by_initials() -> None:
    assert set(typed("Bus stops")) == {"bus stops", "stops"}
    assert set(typed("公交站点")) == {"公交站点", "gongjiaozhandian", "gjzd"}


def test_agencies_bring_their_slug() -> None:
    document = make_document(
        1, agency="transport", agency_names=("Transport",), keywords=("bus",), column_names=("Stop",)
    )
    assert set(suggestible(document)) == {
        KEY + b"transport\0atransport\tTransport",
        KEY + b"bus\0kbus",
        KEY + b"stop\0cStop",
    }


def test_what_is_too_long_to_be_a_name_is_left_out() -> None:
    assert not list(suggestible(make_document(1, agency_names=(), keywords=("x" * 81, ""))))


def test_words_are_kept_with_their_stems_and_sounds() -> None:
    assert set(surfaces(("Happy stations 公交 a1b2",))) == {SURFACE + b"happy\0happi", SURFACE + b"stations\0station"}
    assert SOUND + "gongjiao\0公交".encode() in set(sounds(("公交站点",)))
    assert SOUND + "gj\0公交".encode() in set(sounds(("公交站点",)))
