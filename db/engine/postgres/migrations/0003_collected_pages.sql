-- By its schema: the writer sees another one first.
CREATE TABLE "public"."collected" (
	"agency" text COLLATE "C" NOT NULL,
	"year" integer NOT NULL,
	"url" text COLLATE "C" NOT NULL,
	"page" text COLLATE "C",
	"outcome" text COLLATE "C" NOT NULL,
	"fault" text COLLATE "C",
	"status" integer,
	"etag" text COLLATE "C",
	"last_modified" text COLLATE "C",
	"final_url" text COLLATE "C",
	"sha256" text COLLATE "C",
	"checked_at" text COLLATE "C" NOT NULL,
	"fetched_at" text COLLATE "C",
	"first_seen" text COLLATE "C",
	"changed_at" text COLLATE "C",
	"moved_at" text COLLATE "C",
	"vanished_at" text COLLATE "C",
	"taken" boolean NOT NULL,
	"events" text COLLATE "C" NOT NULL,
	CONSTRAINT "collected_agency_year_url_pk" PRIMARY KEY("agency","year","url")
);
--> statement-breakpoint
ALTER TABLE "public"."collected" ADD CONSTRAINT "collected_sha256_originals_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."originals"("sha256") ON DELETE no action ON UPDATE no action;
