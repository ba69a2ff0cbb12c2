CREATE TABLE `agency_history` (
	`agency` integer NOT NULL,
	`key` text NOT NULL,
	`code` text,
	`name` text NOT NULL,
	`short_name` text NOT NULL,
	`kind` text NOT NULL,
	`parent_key` text,
	`path` text NOT NULL,
	`sort` text NOT NULL,
	`pinyin` text NOT NULL,
	`initials` text NOT NULL,
	`valid_from` integer,
	`valid_to` integer,
	`successor_key` text,
	`aliases` text NOT NULL,
	`assigned` integer NOT NULL,
	`expected` integer NOT NULL,
	`demo` integer NOT NULL,
	`version_added` integer NOT NULL,
	`former_keys` text NOT NULL,
	`version_superseded` integer NOT NULL,
	PRIMARY KEY(`agency`, `version_superseded`),
	FOREIGN KEY (`agency`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_added`) REFERENCES `dataset_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_superseded`) REFERENCES `dataset_versions`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `catalogues` (
	`sha` text PRIMARY KEY NOT NULL,
	`json` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `collections` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`region` text NOT NULL,
	`kind` text NOT NULL,
	`year` integer NOT NULL,
	`complete` integer NOT NULL,
	`deadline` text,
	`version_added` integer NOT NULL,
	`version_superseded` integer,
	FOREIGN KEY (`version_added`) REFERENCES `dataset_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_superseded`) REFERENCES `dataset_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `collections_current` ON `collections` (`region`,`kind`,`year`) WHERE version_superseded is null;--> statement-breakpoint
CREATE TABLE `imports` (
	`token` text PRIMARY KEY NOT NULL,
	`pid` integer NOT NULL,
	`started_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `__new_reports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`agency` integer NOT NULL,
	`year` integer NOT NULL,
	`form` text NOT NULL,
	`scope` integer NOT NULL,
	`status` text NOT NULL,
	`title` text,
	`agency_printed` text,
	`published_on` text,
	`source_url` text,
	`file_name` text NOT NULL,
	`format` text NOT NULL,
	`file_sha256` text NOT NULL,
	`figures_sha256` text NOT NULL,
	`text_sha256` text NOT NULL,
	`reading_sha256` text NOT NULL,
	`imported_at` text NOT NULL,
	`version_added` integer,
	`version_superseded` integer,
	`demo` integer NOT NULL,
	`staged_by` text,
	`first_published_on` text,
	`amendment` text,
	FOREIGN KEY (`agency`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_sha256`) REFERENCES `originals`(`sha256`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_added`) REFERENCES `dataset_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_superseded`) REFERENCES `dataset_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_reports`("id", "agency", "year", "form", "scope", "status", "title", "agency_printed", "published_on", "source_url", "file_name", "format", "file_sha256", "figures_sha256", "text_sha256", "reading_sha256", "imported_at", "version_added", "version_superseded", "demo", "staged_by", "first_published_on", "amendment") SELECT "id", "agency", "year", "form", "scope", "status", "title", "agency_printed", "published_on", "source_url", "file_name", "format", "file_sha256", "figures_sha256", "text_sha256", "reading_sha256", "imported_at", "version_added", "version_superseded", "demo", null, null, null FROM `reports`;--> statement-breakpoint
DROP TABLE `reports`;--> statement-breakpoint
ALTER TABLE `__new_reports` RENAME TO `reports`;--> statement-breakpoint
CREATE UNIQUE INDEX `reports_current` ON `reports` (`agency`,`scope`,`year`) WHERE version_superseded is null and version_added is not null;--> statement-breakpoint
CREATE INDEX `reports_filed` ON `reports` (`scope`,`year`,`form`,`agency`) WHERE version_superseded is null and version_added is not null;--> statement-breakpoint
CREATE INDEX `reports_file` ON `reports` (`file_sha256`);--> statement-breakpoint
CREATE INDEX `reports_staged` ON `reports` (`staged_by`) WHERE version_added is null;--> statement-breakpoint
CREATE INDEX `reports_slot` ON `reports` (`agency`,`scope`,`year`);--> statement-breakpoint
CREATE INDEX `reports_imported` ON `reports` (`imported_at`);--> statement-breakpoint
CREATE INDEX `reports_version_added` ON `reports` (`version_added`);--> statement-breakpoint
CREATE INDEX `reports_version_superseded` ON `reports` (`version_superseded`);--> statement-breakpoint
ALTER TABLE `agencies` ADD `version_added` integer REFERENCES dataset_versions(id);--> statement-breakpoint
ALTER TABLE `agencies` ADD `former_keys` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `dataset_versions` ADD `catalogue` text REFERENCES catalogues(sha);--> statement-breakpoint
ALTER TABLE `findings` ADD `version_added` integer REFERENCES dataset_versions(id);--> statement-breakpoint
ALTER TABLE `findings` ADD `version_superseded` integer REFERENCES dataset_versions(id);--> statement-breakpoint
UPDATE dataset_versions SET
	finished_at = created_at,
	reports_added = (SELECT count(*) FROM reports WHERE version_added = dataset_versions.id),
	reports_superseded = (SELECT count(*) FROM reports WHERE version_superseded = dataset_versions.id)
WHERE finished_at IS NULL AND id IN (SELECT version_added FROM reports);--> statement-breakpoint
UPDATE agencies SET version_added = (SELECT min(id) FROM dataset_versions WHERE finished_at IS NOT NULL);--> statement-breakpoint
UPDATE reports SET first_published_on = (
	SELECT min(other.published_on) FROM reports other
	WHERE other.agency = reports.agency AND other.scope = reports.scope AND other.year = reports.year
		AND other.version_added <= coalesce(reports.version_superseded - 1, other.version_added)
) WHERE version_superseded IS NULL OR version_superseded > version_added;--> statement-breakpoint
UPDATE reports SET amendment = (
	SELECT CASE
		WHEN old.file_sha256 = reports.file_sha256 THEN null
		WHEN old.figures_sha256 = reports.figures_sha256 AND old.text_sha256 = reports.text_sha256
			AND old.published_on IS NOT reports.published_on THEN 'dated'
		WHEN old.published_on <> reports.published_on THEN 'corrected'
		ELSE 'altered' END
	FROM reports old
	WHERE old.agency = reports.agency AND old.scope = reports.scope AND old.year = reports.year
		AND old.version_added < reports.version_added AND old.version_superseded = reports.version_added
) WHERE version_superseded IS NULL OR version_superseded > version_added;--> statement-breakpoint
UPDATE findings SET version_added = (SELECT version_added FROM reports WHERE id = findings.report)
WHERE check_id NOT IN ('carry-over', 'in-force', 'copied-forward');--> statement-breakpoint
UPDATE findings SET version_added = (
	SELECT max(r.version_added) FROM reports r
	WHERE r.id = findings.report OR (r.agency = findings.agency AND r.scope = findings.scope
		AND r.year = findings.year - 1 AND r.version_superseded IS NULL)
) WHERE version_added IS NULL;
