ALTER TABLE "case" ADD COLUMN "followsId" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "case" ADD COLUMN "snoozedUntil" text COLLATE "C";