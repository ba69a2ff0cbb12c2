-- What a reading connection sees: views that stand before the tables of their names (search_path shown, public), of the
-- dataset version that the connection was opened for (the setting nianbao.version). They are right for every version
-- at every time, whatever is published meanwhile, so any number of connections show the same one.
-- A migration that changes a table drops and makes its view again.
CREATE SCHEMA shown;
--> statement-breakpoint
CREATE FUNCTION shown.version() RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT coalesce(nullif(current_setting('nianbao.version', true), ''), '0')::integer $$;
--> statement-breakpoint
CREATE VIEW shown.agencies AS
  SELECT id, key, code, name, short_name, kind, parent_key, path, sort, pinyin, initials, valid_from, valid_to,
    successor_key, aliases, assigned, expected, demo, version_added, former_keys
  FROM public.agencies WHERE version_added <= shown.version()
  UNION ALL
  SELECT agency, key, code, name, short_name, kind, parent_key, path, sort, pinyin, initials, valid_from, valid_to,
    successor_key, aliases, assigned, expected, demo, version_added, former_keys
  FROM public.agency_history WHERE version_added <= shown.version() AND version_superseded > shown.version();
--> statement-breakpoint
CREATE VIEW shown.collections AS
  SELECT id, region, kind, year, complete, deadline, version_added,
    CASE WHEN version_superseded <= shown.version() THEN version_superseded END AS version_superseded
  FROM public.collections WHERE version_added <= shown.version();
--> statement-breakpoint
CREATE VIEW shown.dataset_versions AS
  SELECT * FROM public.dataset_versions WHERE id <= shown.version() AND finished_at IS NOT NULL;
--> statement-breakpoint
CREATE VIEW shown.reports AS
  SELECT id, agency, year, form, scope, status, title, agency_printed, published_on, source_url, file_name, format,
    file_sha256, figures_sha256, text_sha256, reading_sha256, imported_at, version_added,
    CASE WHEN version_superseded <= shown.version() THEN version_superseded END AS version_superseded,
    demo, staged_by,
    -- Of the report then in force: a date that a later import brought was not yet known.
    CASE WHEN version_superseded <= shown.version() THEN first_published_on
      ELSE (SELECT min(other.published_on) FROM public.reports other
        WHERE other.agency = reports.agency AND other.scope = reports.scope AND other.year = reports.year
          AND other.version_added <= shown.version())
    END AS first_published_on,
    amendment
  FROM public.reports WHERE version_added <= shown.version();
--> statement-breakpoint
CREATE VIEW shown.findings AS
  SELECT id, agency, year, scope, report, check_id, severity, cells, message, expected, found, values_sha,
    version_added,
    CASE WHEN version_superseded <= shown.version() THEN version_superseded END AS version_superseded
  FROM public.findings WHERE version_added <= shown.version();
--> statement-breakpoint
CREATE VIEW shown.observations AS
  SELECT cell, scope, year, agency, form, value, missing
  FROM public.observations
  WHERE version_added <= shown.version()
    AND (version_superseded IS NULL OR version_superseded > shown.version());
--> statement-breakpoint
-- What the writer sees: the figures in force now.
CREATE SCHEMA written;
--> statement-breakpoint
CREATE VIEW written.observations AS
  SELECT cell, scope, year, agency, form, value, missing
  FROM public.observations WHERE version_superseded IS NULL;
