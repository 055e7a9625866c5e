import pytest

from catalog.fetching.filename import filename_of


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ('attachment; filename="stops.csv"', "stops.csv"),
        ("attachment; filename=stops.csv", "stops.csv"),
        ("attachment; FileName=stops.csv", "stops.csv"),
        ("inline; filename=\"stops.csv\"; filename*=UTF-8''%E5%85%AC%E4%BA%A4.csv", "公交.csv"),
        ("inline; filename*=UTF-8''%E5%85%AC%E4%BA%A4.csv; filename=\"stops.csv\"", "公交.csv"),
        ("attachment; filename=%E5%85%AC%E4%BA%A4.csv", "公交.csv"),
        ('attachment; filename="公交.csv"'.encode().decode("latin-1"), "公交.csv"),
        ('attachment; filename="公交.csv"'.encode("gb18030").decode("latin-1"), "公交.csv"),
        ("attachment; filename*=no-such-charset''stops.csv", "stops.csv"),
        ('attachment; filename="../../etc/passwd"', "passwd"),
        ('attachment; filename="C:\\\\data\\\\stops.csv"', "stops.csv"),
        ("attachment; filename*=UTF-8''..%2F..%2Fstops.csv", "stops.csv"),
        ("attachment; filename*=UTF-8''a%00%0D%0A%E2%80%AEb.csv", "ab.csv"),
        ('attachment; filename=".."', "公 交.csv"),
        ('attachment; filename=""', "公 交.csv"),
        ("attachment", "公 交.csv"),
        ("", "公 交.csv"),
    ],
)
def test_the_header_names_the_file_and_else_the_address(disposition: str, name: str) -> None:
    assert filename_of(disposition, "https://example.org/data/%E5%85%AC%20%E4%BA%A4.csv?x=/y.csv") == name


@pytest.mark.parametrize("url", ["https://example.org", "https://example.org/", "https://example.org/%2E%2E"])
def test_an_address_without_a_name_gives_a_plain_one(url: str) -> None:
    assert filename_of("", url) == "download"


def test_of_a_long_name_the_end_is_kept() -> None:
    name = filename_of("", f"https://example.org/{'x' * 5000}.csv")
    assert (len(name), name[-5:]) == (255, "x.csv")
