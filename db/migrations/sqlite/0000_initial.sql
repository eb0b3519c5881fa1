CREATE TABLE `balance` (
	`id` text PRIMARY KEY NOT NULL,
	`warehouseId` text NOT NULL,
	`locationId` text NOT NULL,
	`productId` text NOT NULL,
	`lotId` text NOT NULL,
	`qtyEach` integer NOT NULL,
	`allocatedEach` integer NOT NULL,
	`receivedOn` text NOT NULL,
	`space` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `balance_productId_warehouseId` ON `balance` (`productId`,`warehouseId`);--> statement-breakpoint
CREATE INDEX `balance_locationId_productId` ON `balance` (`locationId`,`productId`);--> statement-breakpoint
CREATE INDEX `balance_space_version` ON `balance` (`space`,`version`);--> statement-breakpoint
CREATE TABLE `barcode` (
	`id` text PRIMARY KEY NOT NULL,
	`productId` text NOT NULL,
	`code` text NOT NULL,
	`unit` text NOT NULL,
	`qtyEach` integer NOT NULL,
	`space` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `barcode_productId` ON `barcode` (`productId`);--> statement-breakpoint
CREATE UNIQUE INDEX `barcode_code_unique` ON `barcode` (`code`);--> statement-breakpoint
CREATE INDEX `barcode_space_version` ON `barcode` (`space`,`version`);--> statement-breakpoint
CREATE TABLE `box` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`lengthMm` integer NOT NULL,
	`widthMm` integer NOT NULL,
	`heightMm` integer NOT NULL,
	`emptyWeightGrams` integer NOT NULL,
	`maxWeightGrams` integer NOT NULL,
	`active` integer NOT NULL,
	`space` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `box_code_unique` ON `box` (`code`);--> statement-breakpoint
CREATE INDEX `box_space_version` ON `box` (`space`,`version`);--> statement-breakpoint
CREATE TABLE `carrier` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`serviceName` text NOT NULL,
	`cutOff` text NOT NULL,
	`active` integer NOT NULL,
	`space` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `carrier_code_unique` ON `carrier` (`code`);--> statement-breakpoint
CREATE INDEX `carrier_space_version` ON `carrier` (`space`,`version`);--> statement-breakpoint
CREATE TABLE `case` (
	`id` text PRIMARY KEY NOT NULL,
	`warehouseId` text NOT NULL,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`orderId` text,
	`productId` text,
	`locationId` text,
	`pickId` text,
	`data` text NOT NULL,
	`userId` text NOT NULL,
	`stationId` text NOT NULL,
	`raisedAt` text NOT NULL,
	`closedAt` text,
	`closedBy` text,
	`resolution` text,
	`space` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `case_status` ON `case` (`status`);--> statement-breakpoint
CREATE INDEX `case_orderId` ON `case` (`orderId`);--> statement-breakpoint
CREATE INDEX `case_space_version` ON `case` (`space`,`version`);--> statement-breakpoint
CREATE TABLE `countTask` (
	`id` text PRIMARY KEY NOT NULL,
	`warehouseId` text NOT NULL,
	`locationId` text NOT NULL,
	`productId` text NOT NULL,
	`lotId` text NOT NULL,
	`reason` text NOT NULL,
	`status` text NOT NULL,
	`caseId` text,
	`countedEach` integer,
	`raisedAt` text NOT NULL,
	`space` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `countTask_status` ON `countTask` (`status`);--> statement-breakpoint
CREATE INDEX `countTask_locationId_productId` ON `countTask` (`locationId`,`productId`);--> statement-breakpoint
CREATE INDEX `countTask_space_version` ON `countTask` (`space`,`version`);--> statement-breakpoint
CREATE TABLE `customer` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`email` text,
	`phone` text,
	`language` text NOT NULL,
	`address` text NOT NULL,
	`importId` text,
	`space` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `customer_importId` ON `customer` (`importId`);--> statement-breakpoint
CREATE UNIQUE INDEX `customer_code_unique` ON `customer` (`code`);--> statement-breakpoint
CREATE INDEX `customer_space_version` ON `customer` (`space`,`version`);--> statement-breakpoint
CREATE TABLE `import` (
	`id` text PRIMARY KEY NOT NULL,
	`warehouseId` text NOT NULL,
	`kind` text NOT NULL,
	`fileName` text NOT NULL,
	`fileHash` text NOT NULL,
	`status` text NOT NULL,
	`createdCount` integer NOT NULL,
	`updatedCount` integer NOT NULL,
	`skippedCount` integer NOT NULL,
	`rejectedCount` integer NOT NULL,
	`userId` text NOT NULL,
	`at` text NOT NULL,
	`space` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `import_fileHash` ON `import` (`fileHash`);--> statement-breakpoint
CREATE INDEX `import_space_version` ON `import` (`space`,`version`);--> statement-breakpoint
CREATE TABLE `location` (
	`id` text PRIMARY KEY NOT NULL,
	`warehouseId` text NOT NULL,
	`code` text NOT NULL,
	`kind` text NOT NULL,
	`zoneId` text,
	`aisle` text,
	`xMm` integer NOT NULL,
	`yMm` integer NOT NULL,
	`level` integer NOT NULL,
	`walkSequence` integer NOT NULL,
	`pickFace` integer NOT NULL,
	`active` integer NOT NULL,
	`orderId` text,
	`space` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `location_warehouseId_kind` ON `location` (`warehouseId`,`kind`);--> statement-breakpoint
CREATE INDEX `location_orderId` ON `location` (`orderId`);--> statement-breakpoint
CREATE UNIQUE INDEX `location_warehouseId_code_unique` ON `location` (`warehouseId`,`code`);--> statement-breakpoint
CREATE INDEX `location_space_version` ON `location` (`space`,`version`);--> statement-breakpoint
CREATE TABLE `lot` (
	`id` text PRIMARY KEY NOT NULL,
	`productId` text NOT NULL,
	`code` text NOT NULL,
	`expiryOn` text,
	`receivedOn` text NOT NULL,
	`space` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `lot_productId_code_unique` ON `lot` (`productId`,`code`);--> statement-breakpoint
CREATE INDEX `lot_space_version` ON `lot` (`space`,`version`);--> statement-breakpoint
CREATE TABLE `movement` (
	`id` text PRIMARY KEY NOT NULL,
	`warehouseId` text NOT NULL,
	`productId` text NOT NULL,
	`lotId` text NOT NULL,
	`fromLocationId` text NOT NULL,
	`toLocationId` text NOT NULL,
	`qtyEach` integer NOT NULL,
	`cause` text NOT NULL,
	`orderId` text,
	`pickId` text,
	`parcelId` text,
	`reversesId` text,
	`importId` text,
	`scanNo` integer NOT NULL,
	`userId` text NOT NULL,
	`stationId` text NOT NULL,
	`at` text NOT NULL,
	`space` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `movement_productId` ON `movement` (`productId`);--> statement-breakpoint
CREATE INDEX `movement_pickId` ON `movement` (`pickId`);--> statement-breakpoint
CREATE INDEX `movement_parcelId` ON `movement` (`parcelId`);--> statement-breakpoint
CREATE INDEX `movement_reversesId` ON `movement` (`reversesId`);--> statement-breakpoint
CREATE INDEX `movement_importId` ON `movement` (`importId`);--> statement-breakpoint
CREATE INDEX `movement_orderId` ON `movement` (`orderId`);--> statement-breakpoint
CREATE INDEX `movement_space_version` ON `movement` (`space`,`version`);--> statement-breakpoint
CREATE TABLE `numberBlock` (
	`id` text PRIMARY KEY NOT NULL,
	`warehouseId` text NOT NULL,
	`stationId` text NOT NULL,
	`kind` text NOT NULL,
	`prefix` text NOT NULL,
	`nextSerial` integer NOT NULL,
	`lastSerial` integer NOT NULL,
	`space` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `numberBlock_stationId_kind` ON `numberBlock` (`stationId`,`kind`);--> statement-breakpoint
CREATE INDEX `numberBlock_space_version` ON `numberBlock` (`space`,`version`);--> statement-breakpoint
CREATE TABLE `orderCharge` (
	`id` text PRIMARY KEY NOT NULL,
	`warehouseId` text,
	`orderId` text NOT NULL,
	`kind` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`amountMinor` integer NOT NULL,
	`space` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `orderCharge_orderId` ON `orderCharge` (`orderId`);--> statement-breakpoint
CREATE INDEX `orderCharge_space_version` ON `orderCharge` (`space`,`version`);--> statement-breakpoint
CREATE TABLE `orderEvent` (
	`id` text PRIMARY KEY NOT NULL,
	`warehouseId` text,
	`orderId` text NOT NULL,
	`operation` text NOT NULL,
	`data` text NOT NULL,
	`userId` text NOT NULL,
	`stationId` text NOT NULL,
	`at` text NOT NULL,
	`space` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `orderEvent_orderId` ON `orderEvent` (`orderId`);--> statement-breakpoint
CREATE INDEX `orderEvent_space_version` ON `orderEvent` (`space`,`version`);--> statement-breakpoint
CREATE TABLE `orderLine` (
	`id` text PRIMARY KEY NOT NULL,
	`warehouseId` text,
	`orderId` text NOT NULL,
	`lineNo` integer NOT NULL,
	`productId` text NOT NULL,
	`sku` text NOT NULL,
	`name` text NOT NULL,
	`priceMinor` integer NOT NULL,
	`orderedEach` integer NOT NULL,
	`promisedEach` integer NOT NULL,
	`allocatedEach` integer NOT NULL,
	`pickedEach` integer NOT NULL,
	`packedEach` integer NOT NULL,
	`shippedEach` integer NOT NULL,
	`cancelledEach` integer NOT NULL,
	`space` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `orderLine_orderId` ON `orderLine` (`orderId`);--> statement-breakpoint
CREATE INDEX `orderLine_productId` ON `orderLine` (`productId`);--> statement-breakpoint
CREATE INDEX `orderLine_space_version` ON `orderLine` (`space`,`version`);--> statement-breakpoint
CREATE TABLE `order` (
	`id` text PRIMARY KEY NOT NULL,
	`warehouseId` text,
	`number` text NOT NULL,
	`channel` text NOT NULL,
	`customerId` text,
	`customerName` text NOT NULL,
	`status` text NOT NULL,
	`priority` integer NOT NULL,
	`currency` text NOT NULL,
	`language` text NOT NULL,
	`shipTo` text NOT NULL,
	`orderedAt` text NOT NULL,
	`dueAt` text NOT NULL,
	`carrierId` text,
	`giftNote` text,
	`note` text,
	`paid` integer NOT NULL,
	`goodsMinor` integer NOT NULL,
	`chargesMinor` integer NOT NULL,
	`totalMinor` integer NOT NULL,
	`lineCount` integer NOT NULL,
	`orderedEach` integer NOT NULL,
	`pickedEach` integer NOT NULL,
	`packedEach` integer NOT NULL,
	`shippedEach` integer NOT NULL,
	`cancelledEach` integer NOT NULL,
	`parcelCount` integer NOT NULL,
	`importId` text,
	`space` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `order_status_dueAt` ON `order` (`status`,`dueAt`);--> statement-breakpoint
CREATE INDEX `order_dueAt` ON `order` (`dueAt`);--> statement-breakpoint
CREATE INDEX `order_customerId` ON `order` (`customerId`);--> statement-breakpoint
CREATE INDEX `order_importId` ON `order` (`importId`);--> statement-breakpoint
CREATE INDEX `order_orderedAt` ON `order` (`orderedAt`);--> statement-breakpoint
CREATE UNIQUE INDEX `order_number_unique` ON `order` (`number`);--> statement-breakpoint
CREATE INDEX `order_space_version` ON `order` (`space`,`version`);--> statement-breakpoint
CREATE TABLE `parcelLine` (
	`id` text PRIMARY KEY NOT NULL,
	`warehouseId` text NOT NULL,
	`parcelId` text NOT NULL,
	`orderLineId` text NOT NULL,
	`productId` text NOT NULL,
	`lotId` text NOT NULL,
	`qtyEach` integer NOT NULL,
	`space` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `parcelLine_parcelId` ON `parcelLine` (`parcelId`);--> statement-breakpoint
CREATE INDEX `parcelLine_orderLineId` ON `parcelLine` (`orderLineId`);--> statement-breakpoint
CREATE INDEX `parcelLine_lotId` ON `parcelLine` (`lotId`);--> statement-breakpoint
CREATE INDEX `parcelLine_space_version` ON `parcelLine` (`space`,`version`);--> statement-breakpoint
CREATE TABLE `parcel` (
	`id` text PRIMARY KEY NOT NULL,
	`warehouseId` text NOT NULL,
	`orderId` text NOT NULL,
	`parcelNo` integer NOT NULL,
	`status` text NOT NULL,
	`boxId` text,
	`locationId` text NOT NULL,
	`weightGrams` integer NOT NULL,
	`expectedWeightGrams` integer NOT NULL,
	`qtyEach` integer NOT NULL,
	`sscc` text,
	`tracking` text,
	`carrierId` text,
	`sealedAt` text,
	`shippedAt` text,
	`labelNo` integer NOT NULL,
	`space` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `parcel_orderId` ON `parcel` (`orderId`);--> statement-breakpoint
CREATE UNIQUE INDEX `parcel_sscc_unique` ON `parcel` (`sscc`);--> statement-breakpoint
CREATE UNIQUE INDEX `parcel_tracking_unique` ON `parcel` (`tracking`);--> statement-breakpoint
CREATE INDEX `parcel_space_version` ON `parcel` (`space`,`version`);--> statement-breakpoint
CREATE TABLE `pick` (
	`id` text PRIMARY KEY NOT NULL,
	`warehouseId` text NOT NULL,
	`taskId` text,
	`orderId` text NOT NULL,
	`orderLineId` text NOT NULL,
	`productId` text NOT NULL,
	`lotId` text NOT NULL,
	`locationId` text NOT NULL,
	`sequence` integer NOT NULL,
	`qtyEach` integer NOT NULL,
	`pickedEach` integer NOT NULL,
	`shortEach` integer NOT NULL,
	`status` text NOT NULL,
	`space` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `pick_taskId_sequence` ON `pick` (`taskId`,`sequence`);--> statement-breakpoint
CREATE INDEX `pick_orderId` ON `pick` (`orderId`);--> statement-breakpoint
CREATE INDEX `pick_orderLineId` ON `pick` (`orderLineId`);--> statement-breakpoint
CREATE INDEX `pick_locationId_status` ON `pick` (`locationId`,`status`);--> statement-breakpoint
CREATE INDEX `pick_space_version` ON `pick` (`space`,`version`);--> statement-breakpoint
CREATE TABLE `pickTask` (
	`id` text PRIMARY KEY NOT NULL,
	`warehouseId` text NOT NULL,
	`method` text NOT NULL,
	`orderId` text,
	`status` text NOT NULL,
	`userId` text,
	`stationId` text,
	`toteId` text,
	`priority` integer NOT NULL,
	`dueAt` text NOT NULL,
	`pickCount` integer NOT NULL,
	`doneCount` integer NOT NULL,
	`qtyEach` integer NOT NULL,
	`pickedEach` integer NOT NULL,
	`scanCount` integer NOT NULL,
	`releasedAt` text NOT NULL,
	`startedAt` text,
	`finishedAt` text,
	`space` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `pickTask_status_dueAt` ON `pickTask` (`status`,`dueAt`);--> statement-breakpoint
CREATE INDEX `pickTask_orderId` ON `pickTask` (`orderId`);--> statement-breakpoint
CREATE INDEX `pickTask_userId_status` ON `pickTask` (`userId`,`status`);--> statement-breakpoint
CREATE INDEX `pickTask_toteId` ON `pickTask` (`toteId`);--> statement-breakpoint
CREATE INDEX `pickTask_space_version` ON `pickTask` (`space`,`version`);--> statement-breakpoint
CREATE TABLE `productStock` (
	`id` text PRIMARY KEY NOT NULL,
	`warehouseId` text NOT NULL,
	`productId` text NOT NULL,
	`onHandEach` integer NOT NULL,
	`promisedEach` integer NOT NULL,
	`allocatedEach` integer NOT NULL,
	`inProcessEach` integer NOT NULL,
	`space` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `productStock_productId` ON `productStock` (`productId`);--> statement-breakpoint
CREATE INDEX `productStock_space_version` ON `productStock` (`space`,`version`);--> statement-breakpoint
CREATE TABLE `product` (
	`id` text PRIMARY KEY NOT NULL,
	`sku` text NOT NULL,
	`name` text NOT NULL,
	`description` text NOT NULL,
	`lengthMm` integer NOT NULL,
	`widthMm` integer NOT NULL,
	`heightMm` integer NOT NULL,
	`weightGrams` integer NOT NULL,
	`priceMinor` integer NOT NULL,
	`currency` text NOT NULL,
	`lotPolicy` text NOT NULL,
	`minShelfDays` integer NOT NULL,
	`bufferEach` integer NOT NULL,
	`abcClass` text NOT NULL,
	`hazard` text,
	`active` integer NOT NULL,
	`importId` text,
	`space` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `product_importId` ON `product` (`importId`);--> statement-breakpoint
CREATE UNIQUE INDEX `product_sku_unique` ON `product` (`sku`);--> statement-breakpoint
CREATE INDEX `product_space_version` ON `product` (`space`,`version`);--> statement-breakpoint
CREATE TABLE `returnLine` (
	`id` text PRIMARY KEY NOT NULL,
	`warehouseId` text,
	`returnId` text NOT NULL,
	`productId` text,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`qtyEach` integer NOT NULL,
	`priceMinor` integer NOT NULL,
	`space` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `returnLine_returnId` ON `returnLine` (`returnId`);--> statement-breakpoint
CREATE INDEX `returnLine_productId` ON `returnLine` (`productId`);--> statement-breakpoint
CREATE INDEX `returnLine_space_version` ON `returnLine` (`space`,`version`);--> statement-breakpoint
CREATE TABLE `return` (
	`id` text PRIMARY KEY NOT NULL,
	`warehouseId` text,
	`number` text NOT NULL,
	`orderId` text,
	`customerId` text,
	`customerName` text NOT NULL,
	`status` text NOT NULL,
	`currency` text NOT NULL,
	`creditMinor` integer NOT NULL,
	`returnedAt` text NOT NULL,
	`note` text,
	`importId` text,
	`space` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `return_status` ON `return` (`status`);--> statement-breakpoint
CREATE INDEX `return_importId` ON `return` (`importId`);--> statement-breakpoint
CREATE INDEX `return_orderId` ON `return` (`orderId`);--> statement-breakpoint
CREATE INDEX `return_customerId` ON `return` (`customerId`);--> statement-breakpoint
CREATE UNIQUE INDEX `return_number_unique` ON `return` (`number`);--> statement-breakpoint
CREATE INDEX `return_space_version` ON `return` (`space`,`version`);--> statement-breakpoint
CREATE TABLE `setting` (
	`id` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`space` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `setting_space_version` ON `setting` (`space`,`version`);--> statement-breakpoint
CREATE TABLE `station` (
	`id` text PRIMARY KEY NOT NULL,
	`warehouseId` text NOT NULL,
	`name` text NOT NULL,
	`prefix` text NOT NULL,
	`space` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `station_prefix_unique` ON `station` (`prefix`);--> statement-breakpoint
CREATE INDEX `station_space_version` ON `station` (`space`,`version`);--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`badgeCode` text,
	`pinHash` text,
	`roles` text NOT NULL,
	`language` text NOT NULL,
	`theme` text NOT NULL,
	`active` integer NOT NULL,
	`space` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `user_active` ON `user` (`active`);--> statement-breakpoint
CREATE UNIQUE INDEX `user_name_unique` ON `user` (`name`);--> statement-breakpoint
CREATE UNIQUE INDEX `user_badgeCode_unique` ON `user` (`badgeCode`);--> statement-breakpoint
CREATE INDEX `user_space_version` ON `user` (`space`,`version`);--> statement-breakpoint
CREATE TABLE `warehouse` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`timeZone` text NOT NULL,
	`country` text NOT NULL,
	`currency` text NOT NULL,
	`language` text NOT NULL,
	`address` text NOT NULL,
	`space` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `warehouse_code_unique` ON `warehouse` (`code`);--> statement-breakpoint
CREATE INDEX `warehouse_space_version` ON `warehouse` (`space`,`version`);--> statement-breakpoint
CREATE TABLE `zone` (
	`id` text PRIMARY KEY NOT NULL,
	`warehouseId` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`space` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `zone_warehouseId_code_unique` ON `zone` (`warehouseId`,`code`);--> statement-breakpoint
CREATE INDEX `zone_space_version` ON `zone` (`space`,`version`);--> statement-breakpoint
CREATE TABLE `attempt` (
	`key` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`lockedUntil` text
);
--> statement-breakpoint
CREATE TABLE `client` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`tokenHash` text NOT NULL,
	`createdAt` text NOT NULL,
	`pairedAt` text,
	`lastSeenAt` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `client_token` ON `client` (`tokenHash`);--> statement-breakpoint
CREATE TABLE `cursor` (
	`space` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`opId` text NOT NULL,
	`name` text NOT NULL,
	`args` text NOT NULL,
	`userId` text NOT NULL,
	`stationId` text NOT NULL,
	`warehouseId` text NOT NULL,
	`at` text NOT NULL,
	`before` text NOT NULL,
	`state` text DEFAULT 'pending' NOT NULL,
	`detail` text,
	`settledAt` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_opId_unique` ON `outbox` (`opId`);--> statement-breakpoint
CREATE INDEX `outbox_state` ON `outbox` (`state`,`seq`);--> statement-breakpoint
CREATE TABLE `printJob` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`printerId` text NOT NULL,
	`document` text NOT NULL,
	`title` text NOT NULL,
	`orderId` text,
	`parcelId` text,
	`state` text NOT NULL,
	`mediaType` text NOT NULL,
	`bytes` blob NOT NULL,
	`attempts` integer NOT NULL,
	`nextAttemptAt` text,
	`lastError` text,
	`reprintOf` text,
	`userId` text NOT NULL,
	`createdAt` text NOT NULL,
	`printedAt` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `printJob_key` ON `printJob` (`key`);--> statement-breakpoint
CREATE INDEX `printJob_state` ON `printJob` (`state`,`createdAt`);--> statement-breakpoint
CREATE INDEX `printJob_order` ON `printJob` (`orderId`);--> statement-breakpoint
CREATE INDEX `printJob_parcel` ON `printJob` (`parcelId`);--> statement-breakpoint
CREATE TABLE `printer` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`transport` text NOT NULL,
	`host` text,
	`port` integer,
	`folder` text,
	`dpi` integer NOT NULL,
	`purpose` text NOT NULL,
	`createdAt` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `session` (
	`clientId` text PRIMARY KEY NOT NULL,
	`userId` text,
	`startedAt` text NOT NULL,
	`lastSeenAt` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `session_user` ON `session` (`userId`);--> statement-breakpoint
CREATE TABLE `space` (
	`name` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `staged` (
	`id` text PRIMARY KEY NOT NULL,
	`tableName` text NOT NULL,
	`version` integer NOT NULL,
	`row` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `stationInfo` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
