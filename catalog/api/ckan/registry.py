"""Every action, in the order of CKAN's own documentation."""

from catalog.api.ckan import (
    activities,
    datastore,
    groups,
    organizations,
    package_writes,
    packages,
    resource_writes,
    resources,
    searching,
    site,
    tags,
)
from catalog.api.ckan.action import Action
from catalog.api.ckan.errors import NotFound
from catalog.api.ckan.request import Call
from catalog.api.ckan.values import required


def help_show(call: Call) -> str | None:
    """Return the help string for a particular API action.

    :param name: the name of the action
    """
    name = required(call.data, "name")
    if name not in ACTION:
        raise NotFound(f'Action "{name[:100]}" was not found.')
    return ACTION[name].run.__doc__


READS = (
    packages.package_list,
    packages.package_show,
    packages.current_package_list_with_resources,
    packages.package_autocomplete,
    searching.package_search,
    resources.resource_show,
    resources.resource_search,
    resources.resource_view_list,
    organizations.organization_list,
    organizations.organization_show,
    organizations.organization_autocomplete,
    organizations.organization_list_for_user,
    groups.group_list,
    groups.group_show,
    groups.group_package_show,
    groups.group_autocomplete,
    tags.tag_list,
    tags.tag_show,
    tags.tag_search,
    tags.tag_autocomplete,
    tags.vocabulary_list,
    tags.vocabulary_show,
    site.license_list,
    site.format_autocomplete,
    site.status_show,
    site.site_read,
    activities.recently_changed_packages_activity_list,
    activities.package_activity_list,
    datastore.datastore_search,
    datastore.datastore_info,
    help_show,
)
WRITES = (
    package_writes.package_create,
    package_writes.package_update,
    package_writes.package_patch,
    package_writes.package_delete,
    package_writes.package_resource_reorder,
    resource_writes.resource_create,
    resource_writes.resource_update,
    resource_writes.resource_patch,
    resource_writes.resource_delete,
)
ACTIONS = (
    *(Action(run.__name__, run) for run in READS),
    Action("user_list", site.nobody_else),
    Action("user_show", site.nobody_else),
    *(Action(run.__name__, run, writes=True) for run in WRITES),
)
ACTION: dict[str, Action] = {action.name: action for action in ACTIONS}
