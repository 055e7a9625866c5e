"""`manage.py token USERNAME`: make a token for programs that write, and print it alone."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from catalog.models import Token


class Command(BaseCommand):
    help = "Make an API token for USERNAME and print it; it can't be shown again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--name", default="command line")
        parser.add_argument("--days", type=int, default=365, help="how long it is good for")

    def handle(self, *_args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["username"]).first()
        if user is None:
            raise CommandError(f"There is no user {options['username']!r}.")
        secret = Token.objects.issue(user, name=options["name"], now=timezone.now(), days=options["days"])
        self.stdout.write(secret)
