"""The demo's sign-ins. These passwords exist in the demo only: `manage.py seed` refuses to run outside it."""

from dataclasses import dataclass

PASSWORD = "kaimen-demo"  # noqa: S105  printed at the demo's start, and refused elsewhere


@dataclass(frozen=True, slots=True)
class Person:
    """`agency` "" and `role` "" stand for the platform's steward."""

    username: str
    first_name: str
    agency: str
    role: str


PEOPLE = (
    Person("publisher", "Demo publisher", "demo-transport", "contributor"),
    Person("reviewer", "Demo reviewer", "demo-transport", "reviewer"),
    Person("other-publisher", "Demo other publisher", "demo-environment", "reviewer"),
    Person("steward", "Demo steward", "", ""),
)
