-- By its schema: the writer sees another one first.
CREATE TABLE "public"."text_marks" (
	"report" integer PRIMARY KEY NOT NULL,
	"marks" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "public"."text_marks" ADD CONSTRAINT "text_marks_report_reports_id_fk" FOREIGN KEY ("report") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;
