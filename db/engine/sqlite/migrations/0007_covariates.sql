CREATE TABLE `covariates` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`agency` integer NOT NULL,
	`name` text NOT NULL,
	`unit` text NOT NULL,
	`year` integer NOT NULL,
	`value` real NOT NULL,
	`version_added` integer NOT NULL,
	`version_superseded` integer,
	FOREIGN KEY (`agency`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_added`) REFERENCES `dataset_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_superseded`) REFERENCES `dataset_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `covariates_current` ON `covariates` (`name`,`year`,`agency`) WHERE version_superseded is null;