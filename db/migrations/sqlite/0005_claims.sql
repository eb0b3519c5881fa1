ALTER TABLE `pickTask` ADD `claimStationId` text;--> statement-breakpoint
ALTER TABLE `pickTask` ADD `claimUntil` text;--> statement-breakpoint
ALTER TABLE `pickTask` ADD `claimWishId` text;--> statement-breakpoint
CREATE INDEX `pickTask_claimStationId_status` ON `pickTask` (`claimStationId`,`status`);--> statement-breakpoint
CREATE INDEX `station_warehouseId` ON `station` (`warehouseId`);