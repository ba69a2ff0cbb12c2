CREATE TABLE `__new_verdicts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
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
	`version_added` integer NOT NULL,
	`version_superseded` integer,
	FOREIGN KEY (`agency`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_added`) REFERENCES `dataset_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_superseded`) REFERENCES `dataset_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_verdicts`("agency", "year", "scope", "check_id", "cells", "values_sha", "verdict", "given_by", "given_at", "why", "version_added")
SELECT agency, year, scope, check_id, cells, values_sha, verdict, given_by, given_at, why, coalesce((
	SELECT min(version_added) FROM findings WHERE findings.agency = verdicts.agency AND findings.year = verdicts.year
		AND findings.scope = verdicts.scope AND findings.check_id = verdicts.check_id
		AND findings.values_sha = verdicts.values_sha AND findings.cells = verdicts.cells
), (SELECT max(id) FROM dataset_versions WHERE finished_at IS NOT NULL)) FROM `verdicts`;--> statement-breakpoint
DROP TABLE `verdicts`;--> statement-breakpoint
ALTER TABLE `__new_verdicts` RENAME TO `verdicts`;--> statement-breakpoint
CREATE UNIQUE INDEX `verdicts_current` ON `verdicts` (`agency`,`year`,`scope`,`check_id`,`values_sha`,`cells`) WHERE version_superseded is null;--> statement-breakpoint
CREATE INDEX `verdicts_agency` ON `verdicts` (`agency`,`year`,`scope`);--> statement-breakpoint
DELETE FROM digests WHERE subject = 'cells' AND EXISTS (SELECT 1 FROM verdicts);
