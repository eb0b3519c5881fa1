ALTER TABLE "pickTask" ADD COLUMN "claimStationId" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "pickTask" ADD COLUMN "claimUntil" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "pickTask" ADD COLUMN "claimWishId" text COLLATE "C";--> statement-breakpoint
CREATE INDEX "pickTask_claimStationId_status" ON "pickTask" USING btree ("claimStationId","status");--> statement-breakpoint
CREATE INDEX "station_warehouseId" ON "station" USING btree ("warehouseId");