"""How links are, their checks, and whose turn it is at a server."""

import catalog.models.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalog", "0004_earlier_decisions")]

    operations = [
        migrations.CreateModel(
            name="Link",
            fields=[
                (
                    "resource",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="link",
                        serialize=False,
                        to="catalog.resource",
                    ),
                ),
                ("url", models.URLField(max_length=2000)),
                ("host", models.CharField(max_length=255)),
                ("checked", models.DateTimeField(null=True)),
                ("ok", models.BooleanField(null=True)),
                ("status", models.PositiveSmallIntegerField(null=True)),
                ("code", models.CharField(blank=True, max_length=20)),
                ("error", catalog.models.fields.LanguageMapField(blank=True, default=dict)),
                ("since", models.DateTimeField(null=True)),
                ("next_check", models.DateTimeField()),
                ("interval", models.DurationField(null=True)),
                ("failures", models.PositiveIntegerField(default=0)),
                ("broken_since", models.DateTimeField(null=True)),
                ("etag", models.CharField(blank=True, max_length=500)),
                ("last_modified", models.CharField(blank=True, max_length=500)),
                ("size", models.PositiveBigIntegerField(null=True)),
                ("compared", models.DateTimeField(null=True)),
                ("lease", models.UUIDField(null=True)),
                ("lease_until", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["next_check"], name="link_due")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ok", False), _negated=True),
                            models.Q(("code", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="link_failing_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("checked", None), ("ok__isnull", False), _connector="OR"),
                        name="link_checked_has_state",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Turn",
            fields=[
                ("key", models.CharField(max_length=300, primary_key=True, serialize=False)),
                ("lease", models.UUIDField(null=True)),
                ("lease_until", models.DateTimeField(null=True)),
                ("free_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("lease", None), ("lease_until__isnull", False), _connector="OR"),
                        name="turn_lease_has_end",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LinkCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("method", models.CharField(max_length=4)),
                ("ok", models.BooleanField()),
                ("status", models.PositiveSmallIntegerField(null=True)),
                ("code", models.CharField(blank=True, max_length=20)),
                ("error", catalog.models.fields.LanguageMapField(blank=True, default=dict)),
                ("changed", models.BooleanField(default=False)),
                ("size", models.PositiveBigIntegerField(null=True)),
                ("seconds", models.FloatField()),
                (
                    "resource",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="link_checks", to="catalog.resource"
                    ),
                ),
            ],
            options={
                "ordering": ("-at", "-id"),
                "indexes": [
                    models.Index(fields=["resource", "-at"], name="link_check_newest"),
                    django.contrib.postgres.indexes.BrinIndex(fields=["at"], name="link_check_by_day"),
                ],
            },
        ),
    ]
