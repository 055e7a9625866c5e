"""What is said of how a text is encoded."""

from pathlib import Path

import pytest

from tests.checks.checked import validated

MARK = b"\xef\xbb\xbf"


@pytest.mark.parametrize(
    ("content", "name", "codes"),
    [
        (MARK + b"a,b\n1,2\n", "a.csv", ["byte-order-mark"]),
        (MARK + b'[{"a": 1}, {"a": 2}]', "a.json", ["byte-order-mark"]),
        # XML may begin with one (https://www.w3.org/TR/xml/#charencoding).
        (MARK + b"<rows><row><a>1</a></row><row><a>2</a></row></rows>", "a.xml", []),
        (b"a,b\n1,2\n", "a.csv", []),
        ("名称,数\n东门,1\n南湖,2\n".encode("gb18030"), "a.csv", ["encoding"]),
    ],
)
def test_encoding_and_its_mark_are_told(tmp_path: Path, content: bytes, name: str, codes: list[str]) -> None:
    found = [finding.code for finding in validated(tmp_path, content, name).findings]
    assert [code for code in found if code in ("encoding", "byte-order-mark")] == codes
