"""What the agency has said beforehand of a resource's table, as the checks take it."""

from pathlib import PurePath

from catalog.checks.expected import Expected, OtherTable
from catalog.checks.table_schema import parse_schema
from catalog.models import ContactColumn, Resource, ResourceSchema
from catalog.profiling.columns import columns_of
from catalog.storage.stores import tables


def expected_of(resource: Resource) -> Expected:
    contacts = ContactColumn.objects.filter(resource=resource).values_list("column", flat=True)
    given = ResourceSchema.objects.filter(resource=resource).first()
    if given is None:
        return Expected(contacts=frozenset(contacts))
    schema = parse_schema(given.descriptor)
    return Expected(frozenset(contacts), schema, _others(resource) if schema.references else {})


def _others(resource: Resource) -> dict[str, OtherTable]:
    """The tables that the dataset's other resources serve, by id, title, and file name with and without its ending."""
    found: dict[str, OtherTable] = {}
    others = resource.dataset.resources.exclude(pk=resource.pk).select_related("version__profile")
    for other in others:
        profile = getattr(other.version, "profile", None)
        if profile is None or other.version is None:
            continue
        table = OtherTable(tables().path(profile.parquet), columns_of(profile.columns))
        filename = other.version.filename
        for name in (PurePath(filename).stem, filename, *other.title.values(), str(other.pk)):
            found[name] = table
    return found
