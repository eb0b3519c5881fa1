ALTER TABLE `setting` ADD `changedBy` text;--> statement-breakpoint
ALTER TABLE `setting` ADD `changedAt` text;