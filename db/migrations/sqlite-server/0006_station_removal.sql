ALTER TABLE `station` ADD `removedAt` text;--> statement-breakpoint
ALTER TABLE `station` ADD `removedBy` text;