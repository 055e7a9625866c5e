"""Which transactions a snapshot saw, all of them: the oldest that still ran said less, and made files anew for nothing."""

from django.db import migrations, models

# Nothing was seen: the files there are lost to nobody, and made anew.
NOTHING = "3:3:"


class Migration(migrations.Migration):
    dependencies = [("catalog", "0017_robots")]

    operations = [
        migrations.RemoveField("snapshot", "transaction"),
        migrations.AddField("snapshot", "seen", models.TextField(default=NOTHING), preserve_default=False),
    ]
