"""A question about rows that can't be answered as it was put."""

from catalog.language import Text


class BadQuery(Exception):
    """`parameter` is the one at fault, `code` stable, `text` says what is right."""

    def __init__(self, parameter: str, code: str, text: Text) -> None:
        self.parameter, self.code, self.text = parameter, code, text
        super().__init__(text.en)


class TooSlow(Exception):
    """The question took longer than the engine's limit and was stopped."""
