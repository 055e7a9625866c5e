"""How a link is today, and the checks of the last 30 days."""

from rest_framework import serializers

from catalog.api.rest.serializers.fields import LanguageMapField
from catalog.models import Link, LinkCheck


class LinkSerializer(serializers.ModelSerializer[Link]):
    """`ok` is null before the first check. What failed keeps the last good version served."""

    error = LanguageMapField(help_text="What is wrong and what to do; empty where all is well.")
    since = serializers.DateTimeField(allow_null=True, help_text="When it began to be as it is.")
    next_check = serializers.DateTimeField(allow_null=True)

    class Meta:
        model = Link
        fields = ("url", "checked", "ok", "status", "code", "error", "since", "next_check")


class LinkCheckSerializer(serializers.ModelSerializer[LinkCheck]):
    error = LanguageMapField()

    class Meta:
        model = LinkCheck
        fields = ("at", "method", "ok", "status", "code", "error", "changed", "size", "seconds")
