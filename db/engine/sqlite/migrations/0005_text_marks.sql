CREATE TABLE `text_marks` (
	`report` integer PRIMARY KEY NOT NULL,
	`marks` blob NOT NULL,
	FOREIGN KEY (`report`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action
);
