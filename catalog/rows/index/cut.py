r"""Text cut to the words of the index: runs of letters, digits and underscores, in small letters.

DuckDB cuts the table (`RUN`), Python the question, and both must agree on every letter: so only text of ASCII and of
the scripts of East Asia, which have no cases, is looked up. All other text is for DuckDB alone.
"""

import re

# RE2's, as DuckDB reads it.
RUN = r"[\pL\pN_]+"
CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
RUNS = re.compile(rf"[a-z0-9_{CJK}]+")
AGREED = re.compile(rf"[\x00-\x7f{CJK}]*")


def runs(text: str) -> list[str]:
    """The words of `text` in its order; none where it has none, or a letter that the two might not agree on."""
    return RUNS.findall(text.lower()) if AGREED.fullmatch(text) else []
