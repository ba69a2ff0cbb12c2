CREATE TABLE `page_states` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`agency` text NOT NULL,
	`year` integer NOT NULL,
	`url` text NOT NULL,
	`changed_at` text,
	`vanished_at` text,
	`version_added` integer NOT NULL,
	`version_superseded` integer,
	FOREIGN KEY (`version_added`) REFERENCES `dataset_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_superseded`) REFERENCES `dataset_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `page_states_current` ON `page_states` (`agency`,`year`) WHERE version_superseded is null;