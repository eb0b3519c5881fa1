ALTER TABLE `case` ADD `followsId` text;--> statement-breakpoint
ALTER TABLE `case` ADD `snoozedUntil` text;