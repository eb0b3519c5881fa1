CREATE TABLE `stagedPage` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`rowCount` integer NOT NULL,
	`rows` text NOT NULL
);
--> statement-breakpoint
DROP TABLE `staged`;