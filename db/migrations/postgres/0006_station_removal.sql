ALTER TABLE "station" ADD COLUMN "removedAt" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "station" ADD COLUMN "removedBy" text COLLATE "C";