import string

import pytest

from catalog.fetching.refusals import REFUSALS, FetchFailed


def figures(sentence: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("code", REFUSALS)
def test_each_refusal_says_the_same_in_both_languages(code: str) -> None:
    message, advice = REFUSALS[code].message, REFUSALS[code].advice
    assert figures(message.en) == figures(message.zh)
    assert not figures(advice.en) | figures(advice.zh)
    assert message.zh.endswith("。") and advice.zh.endswith("。")


def test_a_refusal_tells_what_is_wrong_and_what_to_do() -> None:
    failed = FetchFailed("status", status=403)
    assert failed.text.en.startswith("The server answered 403 instead of the file. Open the address")
    assert failed.text.zh.startswith("服务器返回 403 而非文件。请")


def test_braces_in_an_address_are_left_alone() -> None:
    assert "{0.__class__}" in str(FetchFailed("host", url="http://{0.__class__}"))
