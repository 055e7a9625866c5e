"""Which versions were public. Of what was served before this, only what is served today is known to have been."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F
from django.utils import timezone

import catalog.models.fields


def record_what_is_served(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    resources = apps.get_model("catalog", "Resource").objects
    publication = apps.get_model("catalog", "Publication")
    served = resources.filter(dataset__state="public", version__isnull=False).exclude(dataset__release_level="shared")
    rows = served.annotate(issued=F("dataset__issued")).values_list("version_id", "issued", "version__created")
    publication.objects.bulk_create(
        publication(version_id=version, at=max(issued, created) if issued else timezone.now())
        for version, issued, created in rows
    )


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0007_gate_memory"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("withheld_at", models.DateTimeField(null=True)),
                (
                    "withheld_reason",
                    catalog.models.fields.LanguageMapField(blank=True, default=dict, verbose_name="reason"),
                ),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="publication", to="catalog.version"
                    ),
                ),
                (
                    "withheld_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "publication of a version",
                "verbose_name_plural": "publications of versions",
                "ordering": ("-at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("withheld_at", None), ("withheld_by", None), ("withheld_reason", {}))
                        | models.Q(
                            ("withheld_at__isnull", False),
                            ("withheld_by__isnull", False),
                            models.Q(("withheld_reason", {}), _negated=True),
                        ),
                        name="publication_withheld_whole",
                    )
                ],
            },
        ),
        migrations.RunPython(record_what_is_served, migrations.RunPython.noop, elidable=True),
    ]
