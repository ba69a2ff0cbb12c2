-- By its schema: the writer sees another one first.
CREATE TABLE "public"."digests" (
	"subject" text COLLATE "C" NOT NULL,
	"id" integer NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	CONSTRAINT "digests_subject_id_pk" PRIMARY KEY("subject","id")
);
