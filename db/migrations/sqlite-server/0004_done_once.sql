DROP INDEX `operationLog_opId`;--> statement-breakpoint
CREATE UNIQUE INDEX `operationLog_opId` ON `operationLog` (`opId`) WHERE "outcome" = 'done';