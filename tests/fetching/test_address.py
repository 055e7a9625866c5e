import pytest

from catalog.fetching.address import check_address, is_public
from catalog.fetching.refusals import FetchRefused


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("file:///etc/passwd", "scheme"),
        ("ftp://example.org/a.csv", "scheme"),
        ("gopher://127.0.0.1:6379/_INFO", "scheme"),
        ("data:text/csv,a", "scheme"),
        ("//example.org/a.csv", "scheme"),
        ("example.org/a.csv", "scheme"),
        ("httpx://example.org/", "scheme"),
        ("", "scheme"),
        ("http://user@example.org/a.csv", "credentials"),
        ("http://user:secret@example.org/a.csv", "credentials"),
        ("http://example.org:80@127.0.0.1/", "credentials"),
        ("http://", "host"),
        ("http:///a.csv", "host"),
        ("http://[::1/", "host"),
        ("http://example.org:port/", "host"),
        ("http://example.org:99999/", "host"),
        ("http://*.example.org/", "host"),
        ("http://example.org:22/", "port"),
        ("https://example.org:6379/", "port"),
    ],
)
def test_what_is_no_public_data_address_is_refused(url: str, code: str) -> None:
    with pytest.raises(FetchRefused) as refused:
        check_address(url, ())
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("url", "host", "port"),
    [
        ("http://example.org/a.csv", "example.org", 80),
        (" HTTPS://Example.ORG/a.csv\n", "example.org", 443),
        ("http://example.org:8080/", "example.org", 8080),
        ("https://example.org:8443/", "example.org", 8443),
        ("https://数据.gov.cn/公交.csv", "xn--vxup8b.gov.cn", 443),
        ("http://[2606:4700::1111]/", "2606:4700::1111", 80),
    ],
)
def test_a_web_address_is_taken_apart(url: str, host: str, port: int) -> None:
    target = check_address(url, ())
    assert (target.host, target.port, target.exempt) == (host, port, False)


@pytest.mark.parametrize(
    ("url", "allow", "exempt"),
    [
        ("http://data.internal:9000/", "data.internal:9000", True),
        ("http://DATA.internal:9000/", "Data.Internal:9000", True),
        ("http://data.internal/", "data.internal:80", True),
        ("http://[::1]:9000/", "[::1]:9000", True),
        ("http://[::1]:9000/", "::1:9000", True),
        ("http://data.internal:8080/", "data.internal:9000", False),
        ("http://other.data.internal:8080/", "data.internal:8080", False),
        ("http://data.internal.example.org:8080/", "data.internal:8080", False),
    ],
)
def test_only_the_very_host_and_port_named_are_exempt(url: str, allow: str, exempt: bool) -> None:
    assert check_address(url, (allow,)).exempt is exempt


PRIVATE = """
    127.0.0.1 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 240.0.0.1 255.255.255.255
    198.18.0.1 192.0.2.1 :: ::1 ::7f00:1 ::ffff:127.0.0.1 fe80::1 fec0::1 fc00::1 ff02::1 64:ff9b::7f00:1 2001:db8::1
    2001:0:7f00:1::1
"""


@pytest.mark.parametrize("address", PRIVATE.split())
def test_an_address_that_not_everyone_can_dial_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "172.32.0.1", "2606:4700::1111"])
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)
