"""Names and sizes of what is uploaded."""

import pytest

from catalog.models import Upload
from catalog.publishing import files
from catalog.publishing.refusal import Refused
from tests.make import make_cast, make_dataset, make_resource


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("stops.csv", "stops.csv"),
        ("../../etc/passwd", "passwd"),
        ("C:\\data\\公交.csv", "公交.csv"),
        ("a\x00b\n.csv", "ab.csv"),
        ("", "file"),
        ("...", "file"),
        ("x" * 300 + ".csv", "x" * 251 + ".csv"),
    ],
)
def test_a_filename_is_a_plain_name(sent: str, kept: str) -> None:
    assert files.clean_filename(sent) == kept


@pytest.mark.django_db
def test_too_large_an_upload_leaves_nothing(settings: object) -> None:
    cast = make_cast()
    resource = make_resource(make_dataset(cast.agency))
    settings.MAX_UPLOAD_BYTES = 10  # type: ignore[attr-defined]
    with pytest.raises(Refused) as refused:
        files.upload(resource, [b"0123456789", b"x"], actor=cast.publisher, filename="x.csv")
    assert refused.value.faults[0].code == "too-large"
    assert not Upload.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["ftp://example.org/x.csv", "example", "javascript:alert(1)", "http://"])
def test_what_is_no_web_address_is_refused(url: str) -> None:
    cast = make_cast()
    with pytest.raises(Refused) as refused:
        files.add_resource(make_dataset(cast.agency), actor=cast.publisher, title={"en": "x"}, url=url)
    assert refused.value.faults[0].field == "url"
