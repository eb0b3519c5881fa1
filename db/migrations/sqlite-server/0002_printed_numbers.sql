ALTER TABLE `numberBlock` ADD `firstSerial` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `operationLog` ADD `numbers` text;--> statement-breakpoint
-- Of blocks that were granted before it was kept: where they began by the rules of then, and at the least number where it is not known.
UPDATE "numberBlock" SET "firstSerial" = CASE
	WHEN "kind" = 'order' AND "lastSerial" = 999999999 THEN 1001
	WHEN "kind" = 'sscc' AND "lastSerial" % 1000000 = 0 THEN "lastSerial" - 999999
	ELSE 1
END;
