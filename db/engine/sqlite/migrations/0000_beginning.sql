CREATE TABLE `agencies` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
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
	`demo` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `agencies_key` ON `agencies` (`key`);--> statement-breakpoint
CREATE INDEX `agencies_parent` ON `agencies` (`parent_key`);--> statement-breakpoint
CREATE TABLE `cells` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cells_id` ON `cells` (`id`);--> statement-breakpoint
CREATE TABLE `dataset_versions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`label` text NOT NULL,
	`created_at` text NOT NULL,
	`finished_at` text,
	`reports_added` integer NOT NULL,
	`reports_superseded` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dataset_versions_label` ON `dataset_versions` (`label`);--> statement-breakpoint
CREATE TABLE `figures` (
	`report` integer NOT NULL,
	`cell` integer NOT NULL,
	`value` real,
	`missing` text,
	`raw` text NOT NULL,
	`unit` text,
	`place_table` integer,
	`place_row` integer,
	`place_column` integer,
	PRIMARY KEY(`report`, `cell`),
	FOREIGN KEY (`report`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cell`) REFERENCES `cells`(`number`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "figures_value_or_missing" CHECK((value is null) <> (missing is null))
) WITHOUT ROWID, STRICT;
--> statement-breakpoint
CREATE TABLE `findings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`agency` integer NOT NULL,
	`year` integer NOT NULL,
	`scope` integer NOT NULL,
	`report` integer NOT NULL,
	`check_id` text NOT NULL,
	`severity` text NOT NULL,
	`cells` text NOT NULL,
	`message` text NOT NULL,
	`expected` real,
	`found` real,
	`values_sha` text NOT NULL,
	FOREIGN KEY (`agency`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`report`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `findings_report` ON `findings` (`report`);--> statement-breakpoint
CREATE INDEX `findings_agency` ON `findings` (`agency`,`year`,`scope`);--> statement-breakpoint
CREATE TABLE `observations` (
	`cell` integer NOT NULL,
	`scope` integer NOT NULL,
	`year` integer NOT NULL,
	`agency` integer NOT NULL,
	`form` integer NOT NULL,
	`value` real,
	`missing` text,
	PRIMARY KEY(`cell`, `scope`, `year`, `agency`),
	CONSTRAINT "observations_value_or_missing" CHECK((value is null) <> (missing is null))
) WITHOUT ROWID, STRICT;
--> statement-breakpoint
CREATE TABLE `originals` (
	`sha256` text PRIMARY KEY NOT NULL,
	`bytes` blob NOT NULL,
	`size` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `refusals` (
	`file_name` text PRIMARY KEY NOT NULL,
	`sha256` text NOT NULL,
	`reason` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `reports` (
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
	`version_added` integer NOT NULL,
	`version_superseded` integer,
	`demo` integer NOT NULL,
	FOREIGN KEY (`agency`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_sha256`) REFERENCES `originals`(`sha256`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_added`) REFERENCES `dataset_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_superseded`) REFERENCES `dataset_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reports_current` ON `reports` (`agency`,`scope`,`year`) WHERE version_superseded is null;--> statement-breakpoint
CREATE INDEX `reports_filed` ON `reports` (`scope`,`year`,`form`,`agency`) WHERE version_superseded is null;--> statement-breakpoint
CREATE INDEX `reports_slot` ON `reports` (`agency`,`scope`,`year`);--> statement-breakpoint
CREATE INDEX `reports_imported` ON `reports` (`imported_at`);--> statement-breakpoint
CREATE INDEX `reports_version_added` ON `reports` (`version_added`);--> statement-breakpoint
CREATE INDEX `reports_version_superseded` ON `reports` (`version_superseded`);--> statement-breakpoint
CREATE TABLE `sections` (
	`report` integer NOT NULL,
	`position` integer NOT NULL,
	`number` integer,
	`heading` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`report`, `position`),
	FOREIGN KEY (`report`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sources` (
	`report` integer PRIMARY KEY NOT NULL,
	`document` blob NOT NULL,
	FOREIGN KEY (`report`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `verdicts` (
	`agency` integer NOT NULL,
	`year` integer NOT NULL,
	`scope` integer NOT NULL,
	`check_id` text NOT NULL,
	`cells` text NOT NULL,
	`values_sha` text NOT NULL,
	`verdict` text NOT NULL,
	`given_by` text NOT NULL,
	`given_at` text NOT NULL,
	`why` text NOT NULL,
	PRIMARY KEY(`agency`, `year`, `scope`, `check_id`, `cells`),
	FOREIGN KEY (`agency`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action
);
