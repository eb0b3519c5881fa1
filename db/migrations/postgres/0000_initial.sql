CREATE TABLE "balance" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"warehouseId" text COLLATE "C" NOT NULL,
	"locationId" text COLLATE "C" NOT NULL,
	"productId" text COLLATE "C" NOT NULL,
	"lotId" text COLLATE "C" NOT NULL,
	"qtyEach" bigint NOT NULL,
	"allocatedEach" bigint NOT NULL,
	"receivedOn" text COLLATE "C" NOT NULL,
	"space" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "barcode" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"productId" text COLLATE "C" NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"unit" text COLLATE "C" NOT NULL,
	"qtyEach" bigint NOT NULL,
	"space" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "box" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"lengthMm" bigint NOT NULL,
	"widthMm" bigint NOT NULL,
	"heightMm" bigint NOT NULL,
	"emptyWeightGrams" bigint NOT NULL,
	"maxWeightGrams" bigint NOT NULL,
	"active" boolean NOT NULL,
	"space" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "carrier" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"serviceName" text COLLATE "C" NOT NULL,
	"cutOff" text COLLATE "C" NOT NULL,
	"active" boolean NOT NULL,
	"space" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"warehouseId" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"orderId" text COLLATE "C",
	"productId" text COLLATE "C",
	"locationId" text COLLATE "C",
	"pickId" text COLLATE "C",
	"data" json NOT NULL,
	"userId" text COLLATE "C" NOT NULL,
	"stationId" text COLLATE "C" NOT NULL,
	"raisedAt" text COLLATE "C" NOT NULL,
	"closedAt" text COLLATE "C",
	"closedBy" text COLLATE "C",
	"resolution" text COLLATE "C",
	"space" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "countTask" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"warehouseId" text COLLATE "C" NOT NULL,
	"locationId" text COLLATE "C" NOT NULL,
	"productId" text COLLATE "C" NOT NULL,
	"lotId" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"caseId" text COLLATE "C",
	"countedEach" bigint,
	"raisedAt" text COLLATE "C" NOT NULL,
	"space" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C",
	"phone" text COLLATE "C",
	"language" text COLLATE "C" NOT NULL,
	"address" json NOT NULL,
	"importId" text COLLATE "C",
	"space" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"warehouseId" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"fileName" text COLLATE "C" NOT NULL,
	"fileHash" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"createdCount" bigint NOT NULL,
	"updatedCount" bigint NOT NULL,
	"skippedCount" bigint NOT NULL,
	"rejectedCount" bigint NOT NULL,
	"userId" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	"space" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "location" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"warehouseId" text COLLATE "C" NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"zoneId" text COLLATE "C",
	"aisle" text COLLATE "C",
	"xMm" bigint NOT NULL,
	"yMm" bigint NOT NULL,
	"level" bigint NOT NULL,
	"walkSequence" bigint NOT NULL,
	"pickFace" boolean NOT NULL,
	"active" boolean NOT NULL,
	"orderId" text COLLATE "C",
	"space" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lot" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"productId" text COLLATE "C" NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"expiryOn" text COLLATE "C",
	"receivedOn" text COLLATE "C" NOT NULL,
	"space" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "movement" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"warehouseId" text COLLATE "C" NOT NULL,
	"productId" text COLLATE "C" NOT NULL,
	"lotId" text COLLATE "C" NOT NULL,
	"fromLocationId" text COLLATE "C" NOT NULL,
	"toLocationId" text COLLATE "C" NOT NULL,
	"qtyEach" bigint NOT NULL,
	"cause" text COLLATE "C" NOT NULL,
	"orderId" text COLLATE "C",
	"pickId" text COLLATE "C",
	"parcelId" text COLLATE "C",
	"reversesId" text COLLATE "C",
	"importId" text COLLATE "C",
	"scanNo" bigint NOT NULL,
	"userId" text COLLATE "C" NOT NULL,
	"stationId" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	"space" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "numberBlock" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"warehouseId" text COLLATE "C" NOT NULL,
	"stationId" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"prefix" text COLLATE "C" NOT NULL,
	"nextSerial" bigint NOT NULL,
	"lastSerial" bigint NOT NULL,
	"space" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "orderCharge" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"warehouseId" text COLLATE "C",
	"orderId" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"amountMinor" bigint NOT NULL,
	"space" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "orderEvent" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"warehouseId" text COLLATE "C",
	"orderId" text COLLATE "C" NOT NULL,
	"operation" text COLLATE "C" NOT NULL,
	"data" json NOT NULL,
	"userId" text COLLATE "C" NOT NULL,
	"stationId" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	"space" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "orderLine" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"warehouseId" text COLLATE "C",
	"orderId" text COLLATE "C" NOT NULL,
	"lineNo" bigint NOT NULL,
	"productId" text COLLATE "C" NOT NULL,
	"sku" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"priceMinor" bigint NOT NULL,
	"orderedEach" bigint NOT NULL,
	"promisedEach" bigint NOT NULL,
	"allocatedEach" bigint NOT NULL,
	"pickedEach" bigint NOT NULL,
	"packedEach" bigint NOT NULL,
	"shippedEach" bigint NOT NULL,
	"cancelledEach" bigint NOT NULL,
	"space" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"warehouseId" text COLLATE "C",
	"number" text COLLATE "C" NOT NULL,
	"channel" text COLLATE "C" NOT NULL,
	"customerId" text COLLATE "C",
	"customerName" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"priority" bigint NOT NULL,
	"currency" text COLLATE "C" NOT NULL,
	"language" text COLLATE "C" NOT NULL,
	"shipTo" json NOT NULL,
	"orderedAt" text COLLATE "C" NOT NULL,
	"dueAt" text COLLATE "C" NOT NULL,
	"carrierId" text COLLATE "C",
	"giftNote" text COLLATE "C",
	"note" text COLLATE "C",
	"paid" boolean NOT NULL,
	"goodsMinor" bigint NOT NULL,
	"chargesMinor" bigint NOT NULL,
	"totalMinor" bigint NOT NULL,
	"lineCount" bigint NOT NULL,
	"orderedEach" bigint NOT NULL,
	"pickedEach" bigint NOT NULL,
	"packedEach" bigint NOT NULL,
	"shippedEach" bigint NOT NULL,
	"cancelledEach" bigint NOT NULL,
	"parcelCount" bigint NOT NULL,
	"importId" text COLLATE "C",
	"space" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "parcelLine" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"warehouseId" text COLLATE "C" NOT NULL,
	"parcelId" text COLLATE "C" NOT NULL,
	"orderLineId" text COLLATE "C" NOT NULL,
	"productId" text COLLATE "C" NOT NULL,
	"lotId" text COLLATE "C" NOT NULL,
	"qtyEach" bigint NOT NULL,
	"space" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "parcel" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"warehouseId" text COLLATE "C" NOT NULL,
	"orderId" text COLLATE "C" NOT NULL,
	"parcelNo" bigint NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"boxId" text COLLATE "C",
	"locationId" text COLLATE "C" NOT NULL,
	"weightGrams" bigint NOT NULL,
	"expectedWeightGrams" bigint NOT NULL,
	"qtyEach" bigint NOT NULL,
	"sscc" text COLLATE "C",
	"tracking" text COLLATE "C",
	"carrierId" text COLLATE "C",
	"sealedAt" text COLLATE "C",
	"shippedAt" text COLLATE "C",
	"labelNo" bigint NOT NULL,
	"space" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pick" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"warehouseId" text COLLATE "C" NOT NULL,
	"taskId" text COLLATE "C",
	"orderId" text COLLATE "C" NOT NULL,
	"orderLineId" text COLLATE "C" NOT NULL,
	"productId" text COLLATE "C" NOT NULL,
	"lotId" text COLLATE "C" NOT NULL,
	"locationId" text COLLATE "C" NOT NULL,
	"sequence" bigint NOT NULL,
	"qtyEach" bigint NOT NULL,
	"pickedEach" bigint NOT NULL,
	"shortEach" bigint NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"space" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pickTask" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"warehouseId" text COLLATE "C" NOT NULL,
	"method" text COLLATE "C" NOT NULL,
	"orderId" text COLLATE "C",
	"status" text COLLATE "C" NOT NULL,
	"userId" text COLLATE "C",
	"stationId" text COLLATE "C",
	"toteId" text COLLATE "C",
	"priority" bigint NOT NULL,
	"dueAt" text COLLATE "C" NOT NULL,
	"pickCount" bigint NOT NULL,
	"doneCount" bigint NOT NULL,
	"qtyEach" bigint NOT NULL,
	"pickedEach" bigint NOT NULL,
	"scanCount" bigint NOT NULL,
	"releasedAt" text COLLATE "C" NOT NULL,
	"startedAt" text COLLATE "C",
	"finishedAt" text COLLATE "C",
	"space" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "productStock" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"warehouseId" text COLLATE "C" NOT NULL,
	"productId" text COLLATE "C" NOT NULL,
	"onHandEach" bigint NOT NULL,
	"promisedEach" bigint NOT NULL,
	"allocatedEach" bigint NOT NULL,
	"inProcessEach" bigint NOT NULL,
	"space" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "product" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"sku" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"description" text COLLATE "C" NOT NULL,
	"lengthMm" bigint NOT NULL,
	"widthMm" bigint NOT NULL,
	"heightMm" bigint NOT NULL,
	"weightGrams" bigint NOT NULL,
	"priceMinor" bigint NOT NULL,
	"currency" text COLLATE "C" NOT NULL,
	"lotPolicy" text COLLATE "C" NOT NULL,
	"minShelfDays" bigint NOT NULL,
	"bufferEach" bigint NOT NULL,
	"abcClass" text COLLATE "C" NOT NULL,
	"hazard" text COLLATE "C",
	"active" boolean NOT NULL,
	"importId" text COLLATE "C",
	"space" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "returnLine" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"warehouseId" text COLLATE "C",
	"returnId" text COLLATE "C" NOT NULL,
	"productId" text COLLATE "C",
	"code" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"qtyEach" bigint NOT NULL,
	"priceMinor" bigint NOT NULL,
	"space" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "return" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"warehouseId" text COLLATE "C",
	"number" text COLLATE "C" NOT NULL,
	"orderId" text COLLATE "C",
	"customerId" text COLLATE "C",
	"customerName" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"currency" text COLLATE "C" NOT NULL,
	"creditMinor" bigint NOT NULL,
	"returnedAt" text COLLATE "C" NOT NULL,
	"note" text COLLATE "C",
	"importId" text COLLATE "C",
	"space" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"value" json NOT NULL,
	"space" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "station" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"warehouseId" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"prefix" text COLLATE "C" NOT NULL,
	"space" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"badgeCode" text COLLATE "C",
	"pinHash" text COLLATE "C",
	"roles" json NOT NULL,
	"language" text COLLATE "C" NOT NULL,
	"theme" text COLLATE "C" NOT NULL,
	"active" boolean NOT NULL,
	"space" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "warehouse" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"timeZone" text COLLATE "C" NOT NULL,
	"country" text COLLATE "C" NOT NULL,
	"currency" text COLLATE "C" NOT NULL,
	"language" text COLLATE "C" NOT NULL,
	"address" json NOT NULL,
	"space" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "zone" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"warehouseId" text COLLATE "C" NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"space" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "operationLog" (
	"position" bigserial PRIMARY KEY NOT NULL,
	"stationId" text COLLATE "C" NOT NULL,
	"seq" bigint NOT NULL,
	"opId" text COLLATE "C" NOT NULL,
	"name" text NOT NULL,
	"args" json NOT NULL,
	"userId" text COLLATE "C" NOT NULL,
	"warehouseId" text COLLATE "C" NOT NULL,
	"at" text NOT NULL,
	"receivedAt" text NOT NULL,
	"outcome" text NOT NULL,
	"detail" json
);
--> statement-breakpoint
CREATE TABLE "serverInfo" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "space" (
	"name" text COLLATE "C" PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL,
	"horizon" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stationAccount" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"warehouseId" text COLLATE "C" NOT NULL,
	"tokenHash" text,
	"lastSeq" bigint NOT NULL,
	"joinedAt" text NOT NULL,
	"lastSeenAt" text NOT NULL,
	"revokedAt" text
);
--> statement-breakpoint
CREATE TABLE "tombstone" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"space" text COLLATE "C" NOT NULL,
	"tableName" text COLLATE "C" NOT NULL,
	"rowId" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "balance_productId_warehouseId" ON "balance" USING btree ("productId","warehouseId");--> statement-breakpoint
CREATE INDEX "balance_locationId_productId" ON "balance" USING btree ("locationId","productId");--> statement-breakpoint
CREATE INDEX "balance_space_version" ON "balance" USING btree ("space","version");--> statement-breakpoint
CREATE INDEX "barcode_productId" ON "barcode" USING btree ("productId");--> statement-breakpoint
CREATE UNIQUE INDEX "barcode_code_unique" ON "barcode" USING btree ("code");--> statement-breakpoint
CREATE INDEX "barcode_space_version" ON "barcode" USING btree ("space","version");--> statement-breakpoint
CREATE UNIQUE INDEX "box_code_unique" ON "box" USING btree ("code");--> statement-breakpoint
CREATE INDEX "box_space_version" ON "box" USING btree ("space","version");--> statement-breakpoint
CREATE UNIQUE INDEX "carrier_code_unique" ON "carrier" USING btree ("code");--> statement-breakpoint
CREATE INDEX "carrier_space_version" ON "carrier" USING btree ("space","version");--> statement-breakpoint
CREATE INDEX "case_status" ON "case" USING btree ("status");--> statement-breakpoint
CREATE INDEX "case_orderId" ON "case" USING btree ("orderId");--> statement-breakpoint
CREATE INDEX "case_space_version" ON "case" USING btree ("space","version");--> statement-breakpoint
CREATE INDEX "countTask_status" ON "countTask" USING btree ("status");--> statement-breakpoint
CREATE INDEX "countTask_locationId_productId" ON "countTask" USING btree ("locationId","productId");--> statement-breakpoint
CREATE INDEX "countTask_space_version" ON "countTask" USING btree ("space","version");--> statement-breakpoint
CREATE INDEX "customer_importId" ON "customer" USING btree ("importId");--> statement-breakpoint
CREATE UNIQUE INDEX "customer_code_unique" ON "customer" USING btree ("code");--> statement-breakpoint
CREATE INDEX "customer_space_version" ON "customer" USING btree ("space","version");--> statement-breakpoint
CREATE INDEX "import_fileHash" ON "import" USING btree ("fileHash");--> statement-breakpoint
CREATE INDEX "import_space_version" ON "import" USING btree ("space","version");--> statement-breakpoint
CREATE INDEX "location_warehouseId_kind" ON "location" USING btree ("warehouseId","kind");--> statement-breakpoint
CREATE INDEX "location_orderId" ON "location" USING btree ("orderId");--> statement-breakpoint
CREATE UNIQUE INDEX "location_warehouseId_code_unique" ON "location" USING btree ("warehouseId","code");--> statement-breakpoint
CREATE INDEX "location_space_version" ON "location" USING btree ("space","version");--> statement-breakpoint
CREATE UNIQUE INDEX "lot_productId_code_unique" ON "lot" USING btree ("productId","code");--> statement-breakpoint
CREATE INDEX "lot_space_version" ON "lot" USING btree ("space","version");--> statement-breakpoint
CREATE INDEX "movement_productId" ON "movement" USING btree ("productId");--> statement-breakpoint
CREATE INDEX "movement_pickId" ON "movement" USING btree ("pickId");--> statement-breakpoint
CREATE INDEX "movement_parcelId" ON "movement" USING btree ("parcelId");--> statement-breakpoint
CREATE INDEX "movement_reversesId" ON "movement" USING btree ("reversesId");--> statement-breakpoint
CREATE INDEX "movement_importId" ON "movement" USING btree ("importId");--> statement-breakpoint
CREATE INDEX "movement_orderId" ON "movement" USING btree ("orderId");--> statement-breakpoint
CREATE INDEX "movement_space_version" ON "movement" USING btree ("space","version");--> statement-breakpoint
CREATE INDEX "numberBlock_stationId_kind" ON "numberBlock" USING btree ("stationId","kind");--> statement-breakpoint
CREATE INDEX "numberBlock_space_version" ON "numberBlock" USING btree ("space","version");--> statement-breakpoint
CREATE INDEX "orderCharge_orderId" ON "orderCharge" USING btree ("orderId");--> statement-breakpoint
CREATE INDEX "orderCharge_space_version" ON "orderCharge" USING btree ("space","version");--> statement-breakpoint
CREATE INDEX "orderEvent_orderId" ON "orderEvent" USING btree ("orderId");--> statement-breakpoint
CREATE INDEX "orderEvent_space_version" ON "orderEvent" USING btree ("space","version");--> statement-breakpoint
CREATE INDEX "orderLine_orderId" ON "orderLine" USING btree ("orderId");--> statement-breakpoint
CREATE INDEX "orderLine_productId" ON "orderLine" USING btree ("productId");--> statement-breakpoint
CREATE INDEX "orderLine_space_version" ON "orderLine" USING btree ("space","version");--> statement-breakpoint
CREATE INDEX "order_status_dueAt" ON "order" USING btree ("status","dueAt");--> statement-breakpoint
CREATE INDEX "order_dueAt" ON "order" USING btree ("dueAt");--> statement-breakpoint
CREATE INDEX "order_customerId" ON "order" USING btree ("customerId");--> statement-breakpoint
CREATE INDEX "order_importId" ON "order" USING btree ("importId");--> statement-breakpoint
CREATE INDEX "order_orderedAt" ON "order" USING btree ("orderedAt");--> statement-breakpoint
CREATE UNIQUE INDEX "order_number_unique" ON "order" USING btree ("number");--> statement-breakpoint
CREATE INDEX "order_space_version" ON "order" USING btree ("space","version");--> statement-breakpoint
CREATE INDEX "parcelLine_parcelId" ON "parcelLine" USING btree ("parcelId");--> statement-breakpoint
CREATE INDEX "parcelLine_orderLineId" ON "parcelLine" USING btree ("orderLineId");--> statement-breakpoint
CREATE INDEX "parcelLine_lotId" ON "parcelLine" USING btree ("lotId");--> statement-breakpoint
CREATE INDEX "parcelLine_space_version" ON "parcelLine" USING btree ("space","version");--> statement-breakpoint
CREATE INDEX "parcel_orderId" ON "parcel" USING btree ("orderId");--> statement-breakpoint
CREATE UNIQUE INDEX "parcel_sscc_unique" ON "parcel" USING btree ("sscc");--> statement-breakpoint
CREATE UNIQUE INDEX "parcel_tracking_unique" ON "parcel" USING btree ("tracking");--> statement-breakpoint
CREATE INDEX "parcel_space_version" ON "parcel" USING btree ("space","version");--> statement-breakpoint
CREATE INDEX "pick_taskId_sequence" ON "pick" USING btree ("taskId","sequence");--> statement-breakpoint
CREATE INDEX "pick_orderId" ON "pick" USING btree ("orderId");--> statement-breakpoint
CREATE INDEX "pick_orderLineId" ON "pick" USING btree ("orderLineId");--> statement-breakpoint
CREATE INDEX "pick_locationId_status" ON "pick" USING btree ("locationId","status");--> statement-breakpoint
CREATE INDEX "pick_space_version" ON "pick" USING btree ("space","version");--> statement-breakpoint
CREATE INDEX "pickTask_status_dueAt" ON "pickTask" USING btree ("status","dueAt");--> statement-breakpoint
CREATE INDEX "pickTask_orderId" ON "pickTask" USING btree ("orderId");--> statement-breakpoint
CREATE INDEX "pickTask_userId_status" ON "pickTask" USING btree ("userId","status");--> statement-breakpoint
CREATE INDEX "pickTask_toteId" ON "pickTask" USING btree ("toteId");--> statement-breakpoint
CREATE INDEX "pickTask_space_version" ON "pickTask" USING btree ("space","version");--> statement-breakpoint
CREATE INDEX "productStock_productId" ON "productStock" USING btree ("productId");--> statement-breakpoint
CREATE INDEX "productStock_space_version" ON "productStock" USING btree ("space","version");--> statement-breakpoint
CREATE INDEX "product_importId" ON "product" USING btree ("importId");--> statement-breakpoint
CREATE UNIQUE INDEX "product_sku_unique" ON "product" USING btree ("sku");--> statement-breakpoint
CREATE INDEX "product_space_version" ON "product" USING btree ("space","version");--> statement-breakpoint
CREATE INDEX "returnLine_returnId" ON "returnLine" USING btree ("returnId");--> statement-breakpoint
CREATE INDEX "returnLine_productId" ON "returnLine" USING btree ("productId");--> statement-breakpoint
CREATE INDEX "returnLine_space_version" ON "returnLine" USING btree ("space","version");--> statement-breakpoint
CREATE INDEX "return_status" ON "return" USING btree ("status");--> statement-breakpoint
CREATE INDEX "return_importId" ON "return" USING btree ("importId");--> statement-breakpoint
CREATE INDEX "return_orderId" ON "return" USING btree ("orderId");--> statement-breakpoint
CREATE INDEX "return_customerId" ON "return" USING btree ("customerId");--> statement-breakpoint
CREATE UNIQUE INDEX "return_number_unique" ON "return" USING btree ("number");--> statement-breakpoint
CREATE INDEX "return_space_version" ON "return" USING btree ("space","version");--> statement-breakpoint
CREATE INDEX "setting_space_version" ON "setting" USING btree ("space","version");--> statement-breakpoint
CREATE UNIQUE INDEX "station_prefix_unique" ON "station" USING btree ("prefix");--> statement-breakpoint
CREATE INDEX "station_space_version" ON "station" USING btree ("space","version");--> statement-breakpoint
CREATE INDEX "user_active" ON "user" USING btree ("active");--> statement-breakpoint
CREATE UNIQUE INDEX "user_name_unique" ON "user" USING btree ("name");--> statement-breakpoint
CREATE UNIQUE INDEX "user_badgeCode_unique" ON "user" USING btree ("badgeCode");--> statement-breakpoint
CREATE INDEX "user_space_version" ON "user" USING btree ("space","version");--> statement-breakpoint
CREATE UNIQUE INDEX "warehouse_code_unique" ON "warehouse" USING btree ("code");--> statement-breakpoint
CREATE INDEX "warehouse_space_version" ON "warehouse" USING btree ("space","version");--> statement-breakpoint
CREATE UNIQUE INDEX "zone_warehouseId_code_unique" ON "zone" USING btree ("warehouseId","code");--> statement-breakpoint
CREATE INDEX "zone_space_version" ON "zone" USING btree ("space","version");--> statement-breakpoint
CREATE UNIQUE INDEX "operationLog_station_seq" ON "operationLog" USING btree ("stationId","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "operationLog_opId" ON "operationLog" USING btree ("opId");--> statement-breakpoint
CREATE INDEX "operationLog_outcome" ON "operationLog" USING btree ("outcome","position");--> statement-breakpoint
CREATE INDEX "tombstone_space_version" ON "tombstone" USING btree ("space","version");