DROP INDEX "operationLog_opId";--> statement-breakpoint
CREATE UNIQUE INDEX "operationLog_opId" ON "operationLog" USING btree ("opId") WHERE "outcome" = 'done';