"""A committed row of the outbox wakes every follower that listens (NOTIFY), instead of waiting to be looked for."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION catalog_outbox_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NOTIFY catalog_outbox;
    RETURN NULL;
END $$;
CREATE TRIGGER catalog_outbox_notifies AFTER INSERT ON catalog_outbox
    FOR EACH STATEMENT EXECUTE FUNCTION catalog_outbox_notify();
"""
BACKWARD = """
DROP TRIGGER catalog_outbox_notifies ON catalog_outbox;
DROP FUNCTION catalog_outbox_notify();
"""


class Migration(migrations.Migration):
    dependencies = [("catalog", "0009_publications")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
