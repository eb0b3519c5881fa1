ALTER TABLE "setting" ADD COLUMN "changedBy" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "setting" ADD COLUMN "changedAt" text COLLATE "C";