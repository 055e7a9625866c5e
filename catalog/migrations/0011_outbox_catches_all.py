"""Any change of a public dataset or of its agency's name is in the outbox, by whatever statement it was made.

What is withdrawn by plain SQL, too, is hidden from search in the very moment that it is committed. What changes in a
dataset's files shows in its row: by its new assessment, or by `modified`. What only the gate remembers shows nobody.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION catalog_dataset_announce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO catalog_outbox (dataset_id, created) VALUES (COALESCE(NEW.id, OLD.id), now());
    RETURN NULL;
END $$;
CREATE TRIGGER catalog_dataset_changed AFTER UPDATE ON catalog_dataset FOR EACH ROW
    WHEN ((OLD.state = 'public' OR NEW.state = 'public')
        AND to_jsonb(OLD) - '{measured,level_lost_at,level_lost}'::text[]
            IS DISTINCT FROM to_jsonb(NEW) - '{measured,level_lost_at,level_lost}'::text[])
    EXECUTE FUNCTION catalog_dataset_announce();
CREATE TRIGGER catalog_dataset_added AFTER INSERT ON catalog_dataset FOR EACH ROW
    WHEN (NEW.state = 'public') EXECUTE FUNCTION catalog_dataset_announce();
CREATE TRIGGER catalog_dataset_removed AFTER DELETE ON catalog_dataset FOR EACH ROW
    WHEN (OLD.state = 'public') EXECUTE FUNCTION catalog_dataset_announce();
CREATE FUNCTION catalog_agency_announce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO catalog_outbox (dataset_id, created)
        SELECT id, now() FROM catalog_dataset WHERE agency_id = NEW.id AND state = 'public';
    RETURN NULL;
END $$;
CREATE TRIGGER catalog_agency_renamed AFTER UPDATE ON catalog_agency FOR EACH ROW
    WHEN (OLD.name IS DISTINCT FROM NEW.name OR OLD.slug IS DISTINCT FROM NEW.slug)
    EXECUTE FUNCTION catalog_agency_announce();
"""
BACKWARD = """
DROP TRIGGER catalog_agency_renamed ON catalog_agency;
DROP FUNCTION catalog_agency_announce();
DROP TRIGGER catalog_dataset_removed ON catalog_dataset;
DROP TRIGGER catalog_dataset_added ON catalog_dataset;
DROP TRIGGER catalog_dataset_changed ON catalog_dataset;
DROP FUNCTION catalog_dataset_announce();
"""


class Migration(migrations.Migration):
    dependencies = [("catalog", "0010_outbox_notifies")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
