"""What columns mean: the agency's words where it gave any, what was found in the file beside them."""

import pytest
from django.utils.translation import override

from catalog.models import ResourceSchema
from portal.presenters.meanings import KINDS, kind_of, meanings_of, said_of
from tests.make import make_agency, make_dataset, make_profile, make_resource, make_user, make_version

pytestmark = pytest.mark.django_db


def test_the_agencys_description_stands_beside_type_and_share_of_filled_cells() -> None:
    resource = make_resource(make_dataset(make_agency()))
    make_profile(make_version(resource), rows=3)
    descriptor = {"fields": [{"name": "Stops", "description": "How many stops there are."}, {"name": "Name"}]}
    ResourceSchema.objects.create(resource=resource, descriptor=descriptor, set_by=make_user("publisher"))
    with override("en"):
        name, stops = meanings_of(resource)
    assert (name.meaning, name.kind, name.percent) == ("", "text", 66)
    assert (stops.meaning, stops.kind) == ("How many stops there are.", "whole number")


def test_a_title_that_repeats_the_name_says_nothing() -> None:
    fields = [
        {"name": "a", "title": "a"},
        {"name": "b", "title": "Bee", "description": " "},
        {"name": "c", "description": {"zh-Hans": "丙"}},
        "no field",
    ]
    assert said_of({"fields": fields}) == {"b": "Bee", "c": "丙"}


def test_every_type_has_a_word_in_both_languages() -> None:
    for language in ("en", "zh-hans"):
        with override(language):
            assert len({kind_of(type_) for type_ in KINDS}) == len(KINDS)
    with override("zh-hans"):
        assert kind_of("integer") == "整数"


def test_what_has_no_table_has_no_columns() -> None:
    resource = make_resource(make_dataset(make_agency()))
    make_version(resource, format="pdf")
    assert meanings_of(resource) == meanings_of(None) == ()
