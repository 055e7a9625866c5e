"""Files, which CKAN calls resources as we do."""

from typing import Any

from django.conf import settings
from django.db.models import Q

from catalog.api.ckan.access import resource_for
from catalog.api.ckan.errors import MISSING, Invalid
from catalog.api.ckan.request import Call
from catalog.api.ckan.values import page, required
from catalog.models import Dataset, Resource
from catalog.standards.ckan import to_resource
from catalog.vocabulary.formats import FORMATS

MOST = 1_000
FIELDS = ("name", "description", "url", "format", "hash", "id", "mimetype")


def resource_show(call: Call) -> dict[str, Any]:
    """Return the metadata of a resource.

    :param id: the id of the resource
    """
    return to_resource(resource_for(call, required(call.data, "id")), site=settings.SITE_URL)


def resource_view_list(call: Call) -> list[Any]:
    """Return the views of a resource: the portal shows each table by itself, so there are none to list.

    :param id: the id of the resource
    """
    resource_for(call, required(call.data, "id"))
    return []


def resource_search(call: Call) -> dict[str, Any]:
    """Search for resources whose fields hold a value; several conditions must all hold.

    :param query: `field:value`, or a list of them
    :param order_by: a field, `name` if not given
    :param limit: how many, 1000 at most
    :param offset: how many to leave out before
    """
    conditions = call.data.get("query")
    if not conditions:
        raise Invalid({"query": [MISSING]})
    found = Resource.objects.filter(dataset__in=Dataset.objects.public(), version__isnull=False)
    for condition in conditions if isinstance(conditions, list) else [conditions]:
        found = found.filter(_condition(str(condition)))
    shown = found.select_related("version__profile").order_by("created", "pk")[page(call.data, default=MOST, most=MOST)]
    results = [to_resource(resource, site=settings.SITE_URL) for resource in shown]
    for result in results:
        del result["datastore_active"], result["hash_algorithm"]
    return {"count": found.count(), "results": results}


def _condition(condition: str) -> Q:
    field, colon, value = condition.partition(":")
    if not colon:
        raise Invalid({"query": "Must be <field>:<value> pair(s)"})
    if field not in FIELDS:
        raise Invalid({"query": f'Field "{field[:100]}" not recognised in resource_search.'})
    return _clause(field, value)


def _clause(field: str, value: str) -> Q:
    if field in ("name", "description"):
        column = "title" if field == "name" else "description"
        return Q(**{f"{column}__en__icontains": value}) | Q(**{f"{column}__zh-Hans__icontains": value})
    if field == "format":
        return Q(version__format__in=[f.code for f in FORMATS if value.lower() in f.label.en.lower()])
    columns = {
        "url": "url__icontains",
        "hash": "version__sha256__startswith",
        "id": "pk__icontains",
        "mimetype": "version__media_type__icontains",
    }
    return Q(**{columns[field]: value})
