"""What the seeds say of themselves: both languages, known codes, every flaw of the README's table, every state."""

import pytest

from catalog.checks.kinds import KINDS
from catalog.language import LANGUAGES
from catalog.publishing.describe import FIELDS
from catalog.vocabulary.criteria import CRITERION, MARK, MET
from catalog.vocabulary.frequencies import FREQUENCY
from catalog.vocabulary.levels import LEVEL
from catalog.vocabulary.licenses import LICENSE
from catalog.vocabulary.themes import THEME
from seeds.agencies import AGENCIES
from seeds.people import PEOPLE
from seeds.registry import DATASETS
from seeds.specification import Made, Map, SeedAgency, SeedDataset
from tests.seeds.readme import Promise, promises

AGENCY_SLUGS = {agency.slug for agency in AGENCIES}
ENDS = {"draft", "submitted", "returned", "public", "withdrawn"}
SEED = {seed.slug: seed for seed in DATASETS}

each_dataset = pytest.mark.parametrize("seed", DATASETS, ids=lambda seed: seed.slug)
each_promise = pytest.mark.parametrize("promise", promises(), ids=lambda promise: promise.slug)


def _in_both(texts: Map) -> bool:
    """Each language filled, and with its own script."""
    chinese = any("\u4e00" <= character <= "\u9fff" for character in texts["zh-Hans"])
    english = not any("\u4e00" <= character <= "\u9fff" for character in texts["en"])
    return tuple(texts) == LANGUAGES and all(texts.values()) and chinese and english


def test_there_are_enough_agencies_and_datasets() -> None:
    assert len(AGENCIES) >= 6
    assert len(DATASETS) >= 20
    assert len(SEED) == len(DATASETS)


@pytest.mark.parametrize("agency", AGENCIES, ids=lambda agency: agency.slug)
def test_agency_is_plainly_a_demo_and_can_be_written_to(agency: SeedAgency) -> None:
    assert _in_both(agency.name)
    assert _in_both(agency.description)
    assert agency.name["en"].startswith("Demo ")
    assert agency.name["zh-Hans"].startswith("演示")
    assert agency.contact_name
    assert agency.contact_email.endswith("@demo.example")
    assert agency.parent == "" or agency.parent in AGENCY_SLUGS


def test_every_agency_but_the_city_itself_publishes_something() -> None:
    assert {seed.agency for seed in DATASETS} == AGENCY_SLUGS - {"demo-city"}


def test_the_cast_is_two_colleagues_one_of_another_agency_and_the_steward() -> None:
    people = {person.username: (person.agency, person.role) for person in PEOPLE}
    assert set(people) == {"publisher", "reviewer", "other-publisher", "steward"}
    assert people["publisher"][0] == people["reviewer"][0] != people["other-publisher"][0]
    assert (people["publisher"][1], people["reviewer"][1]) == ("contributor", "reviewer")
    assert people["steward"] == ("", "")
    assert {agency for agency, _role in people.values()} - {""} <= AGENCY_SLUGS


@each_dataset
def test_dataset_speaks_both_languages(seed: SeedDataset) -> None:
    texts = [seed.title, seed.description]
    texts += [
        seed.fields[name] for name in ("provenance", "collection_method", "access_conditions") if name in seed.fields
    ]
    texts += [text for resource in seed.resources for text in (resource.title, resource.description)]
    assert all(_in_both(text) for text in texts)
    words = " ".join(seed.keywords)
    assert any("\u4e00" <= character <= "\u9fff" for character in words)
    assert any(character.isascii() and character.isalpha() for character in words)


@each_dataset
def test_dataset_uses_known_codes(seed: SeedDataset) -> None:
    assert seed.agency in AGENCY_SLUGS
    assert seed.themes
    assert set(seed.themes) <= set(THEME)
    assert seed.license in LICENSE or (seed.license == "" and seed.end == "draft")
    assert seed.frequency in FREQUENCY
    assert seed.level in LEVEL
    assert seed.end in ENDS
    assert set(seed.fields) <= set(FIELDS)


@each_dataset
def test_made_data_is_called_a_demo_and_real_data_is_not(seed: SeedDataset) -> None:
    made = any(isinstance(resource.source, Made) for resource in seed.resources)
    assert seed.title["en"].endswith("(demo)") == made
    assert seed.title["zh-Hans"].endswith("（演示）") == made


@each_dataset
def test_real_data_names_its_origin_and_is_not_attested_as_our_own(seed: SeedDataset) -> None:
    if any(isinstance(resource.source, Made) for resource in seed.resources):
        assert seed.fields.get("provenance", {}) == {} or "demonstration" in seed.fields["provenance"]["en"]
    else:
        assert seed.fields["provenance"]
        assert "collected_by_publisher" not in seed.fields


def test_every_end_and_every_level_is_there() -> None:
    assert {seed.end for seed in DATASETS} == ENDS
    assert {seed.level for seed in DATASETS} == set(LEVEL)


def test_what_is_sent_back_or_withdrawn_says_why() -> None:
    assert {bool(seed.comment) for seed in DATASETS if seed.end in ("returned", "withdrawn")} == {True}


def test_the_readme_lists_every_dataset_in_order() -> None:
    assert [promise.slug for promise in promises()] == [seed.slug for seed in DATASETS]


@each_promise
def test_the_readme_promises_what_the_registry_holds(promise: Promise) -> None:
    seed = SEED[promise.slug]
    assert (promise.asks, promise.ends) == (seed.level, seed.end)
    assert set(promise.marks) <= set(CRITERION)
    assert set(promise.marks.values()) <= set(MARK) - {MET}
    assert promise.findings <= set(KINDS)


def test_each_criterion_fails_somewhere_and_holds_elsewhere_among_public_datasets() -> None:
    public = [promise for promise in promises() if promise.ends == "public"]
    fails = {
        criterion for promise in public for criterion, mark in promise.marks.items() if mark in ("partly", "unmet")
    }
    assert fails == set(CRITERION)
    assert any(promise.is_model for promise in public)
