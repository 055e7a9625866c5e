from catalog.openness.fields import FIELDS, named
from catalog.publishing.metadata import LABELS


def test_fields_are_named_as_the_forms_name_them() -> None:
    assert FIELDS == LABELS


def test_a_list_of_fields_reads_naturally_in_both_languages() -> None:
    assert named(["title", "spatial"]).as_map() == {"en": "Title, Area", "zh-Hans": "标题、空间范围"}
