"""What servers say to programs in robots.txt: kept by server, and what it meant for each fetch."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0016_idempotency"),
    ]

    operations = [
        migrations.CreateModel(
            name="RobotsFile",
            fields=[
                ("origin", models.CharField(max_length=300, primary_key=True, serialize=False)),
                ("read", models.DateTimeField()),
                ("is_known", models.BooleanField()),
                ("text", models.TextField(blank=True)),
            ],
        ),
        migrations.AddField(
            model_name="accesscheck",
            name="robots",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddConstraint(
            model_name="accesscheck",
            constraint=models.CheckConstraint(
                condition=models.Q(("robots", ""), ("robots__in", ("allowed", "forbidden", "unread")), _connector="OR"),
                name="access_check_robots_known",
            ),
        ),
    ]
