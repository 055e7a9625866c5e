import pytest

from catalog.profiling import headers
from catalog.profiling.headers import Meaning, says


@pytest.mark.parametrize(
    ("title", "meaning"),
    [
        ("stationID", headers.IDENTIFIER),
        ("station_id", headers.IDENTIFIER),
        ("ＩＤ", headers.IDENTIFIER),
        ("许可证编号", headers.IDENTIFIER),
        ("Latitude (WGS84)", headers.LATITUDE),
        ("经度", headers.LONGITUDE),
        ("Date of Birth", headers.BIRTH),
        ("联系人姓名", headers.PERSON),
    ],
)
def test_header_says_what_it_holds(title: str, meaning: Meaning) -> None:
    assert says(title, meaning)


@pytest.mark.parametrize(
    ("title", "meaning"),
    [
        ("width", headers.IDENTIFIER),
        ("flat", headers.LATITUDE),
        ("along", headers.LONGITUDE),
        ("电话号码", headers.IDENTIFIER),
        ("出生地", headers.BIRTH),
        ("出生人口", headers.BIRTH),
        ("名称", headers.NAME),
        ("联系人电话", headers.PERSON),
    ],
)
def test_part_of_a_word_says_nothing(title: str, meaning: Meaning) -> None:
    assert not says(title, meaning)
