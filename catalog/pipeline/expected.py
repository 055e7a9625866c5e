"""What the agency has said beforehand of a resource's table, as the checks take it."""

from catalog.models import ContactColumn, Resource


def contacts_of(resource: Resource) -> frozenset[str]:
    """Names of the columns that are contacts at work."""
    return frozenset(ContactColumn.objects.filter(resource=resource).values_list("column", flat=True))
