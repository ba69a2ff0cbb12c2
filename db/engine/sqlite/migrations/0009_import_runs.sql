CREATE TABLE `import_runs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`version` integer,
	`unchanged` integer NOT NULL,
	`refused` text NOT NULL,
	FOREIGN KEY (`version`) REFERENCES `dataset_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `import_runs_version` ON `import_runs` (`version`);