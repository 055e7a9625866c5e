"""Who may do what: every write asks here, in the admin and in the API alike."""

from django.contrib.auth.models import User
from rules import add_perm, predicate

from catalog.models import Agency, Dataset, Membership, Notice, Role, State


def has_role(user: User, agency: Agency, role: Role) -> bool:
    """Whether `user` may act as `role` in `agency`; the platform's steward may everywhere."""
    if not user.is_active:
        return False
    if user.is_superuser:
        return True
    return Membership.objects.filter(user_id=user.pk or 0, agency=agency, role__in=role.includes).exists()


@predicate
def is_contributor(user: User, agency: Agency | None) -> bool:
    return agency is not None and has_role(user, agency, Role.CONTRIBUTOR)


@predicate
def is_agency_admin(user: User, agency: Agency | None) -> bool:
    return agency is not None and has_role(user, agency, Role.ADMIN)


@predicate
def may_contribute(user: User, dataset: Dataset | None) -> bool:
    return dataset is not None and has_role(user, dataset.agency, Role.CONTRIBUTOR)


@predicate
def may_review(user: User, dataset: Dataset | None) -> bool:
    return dataset is not None and has_role(user, dataset.agency, Role.REVIEWER)


@predicate
def is_draft(_user: User, dataset: Dataset | None) -> bool:
    return dataset is not None and dataset.state == State.DRAFT


@predicate
def is_not_waiting(_user: User, dataset: Dataset | None) -> bool:
    """Files of a dataset under review stay as the reviewer saw them; a public one takes new versions."""
    return dataset is not None and dataset.state in (State.DRAFT, State.PUBLIC)


def is_told(user: User, notice: Notice) -> bool:
    """The agency's own members alone: who runs the platform must not hide from an agency what it has to know. No
    permission of Django's, since a superuser has all of those.
    """
    if not user.is_active:
        return False
    return Membership.objects.filter(user_id=user.pk or 0, agency_id=notice.agency_id).exists()


add_perm("catalog.create_dataset", is_contributor)
add_perm("catalog.view_own_dataset", may_contribute)
add_perm("catalog.edit_dataset", (may_contribute & is_draft) | may_review)
add_perm("catalog.upload", (may_contribute & is_not_waiting) | may_review)
add_perm("catalog.submit_dataset", may_contribute)
add_perm("catalog.review_dataset", may_review)
add_perm("catalog.manage_agency", is_agency_admin)
