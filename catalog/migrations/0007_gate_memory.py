"""Which marks an open dataset lost, and when it was last measured."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalog", "0006_notices")]

    operations = [
        migrations.AddField(
            model_name="dataset",
            name="level_lost",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=30), blank=True, default=list, editable=False, size=None
            ),
        ),
        migrations.AddField(
            model_name="dataset",
            name="measured",
            field=models.DateTimeField(editable=False, null=True),
        ),
    ]
