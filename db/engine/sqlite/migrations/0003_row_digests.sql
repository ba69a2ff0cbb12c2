CREATE TABLE `digests` (
	`subject` text NOT NULL,
	`id` integer NOT NULL,
	`sha256` text NOT NULL,
	PRIMARY KEY(`subject`, `id`)
) WITHOUT ROWID;
