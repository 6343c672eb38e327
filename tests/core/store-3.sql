PRAGMA application_id = 1953328238;
BEGIN TRANSACTION;
CREATE TABLE change (
	id INTEGER NOT NULL, 
	seen DATETIME NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	source VARCHAR(64) NOT NULL, 
	entry TEXT NOT NULL, 
	event VARCHAR(16), 
	"before" JSON, 
	"after" JSON, 
	PRIMARY KEY (id)
);
INSERT INTO "change" VALUES(1,'2026-03-04 09:00:00.000000','edited','page','https://town.example/news',NULL,'{"title": "Harbour news", "sentence": "The library wants 40 more readers.", "when": null, "date_start": null, "date_end": null}','{"title": "Harbour news", "sentence": "The library wants 41 more readers.", "when": null, "date_start": null, "date_end": null}');
INSERT INTO "change" VALUES(2,'2026-03-05 09:00:00.000000','rescheduled','page','https://town.example/news','049c3a0135ffea24','{"title": "The hearing on the harbour will be held in the town hall", "sentence": "The hearing on the harbour will be held on 12 June 2026 in the town hall.", "when": "2026-06-12", "date_start": 43, "date_end": 55}','{"title": "The hearing on the harbour will be held in the town hall", "sentence": "The hearing on the harbour will be held on 19 June 2026 in the town hall.", "when": "2026-06-19", "date_start": 43, "date_end": 55}');
INSERT INTO "change" VALUES(3,'2026-03-06 09:00:00.000000','edited','page','https://town.example/news',NULL,'{"title": "Harbour news", "sentence": "The library wants 41 more readers.", "when": null, "date_start": null, "date_end": null}','{"title": "Harbour news", "sentence": "The library wants 42 more readers.", "when": null, "date_start": null, "date_end": null}');
CREATE TABLE delivery (
	id INTEGER NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	channel VARCHAR(8) NOT NULL, 
	target TEXT NOT NULL, 
	state VARCHAR(8) NOT NULL, 
	attempts INTEGER NOT NULL, 
	next_try DATETIME NOT NULL, 
	done DATETIME, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE digest (
	id VARCHAR(64) NOT NULL, 
	name VARCHAR(64) NOT NULL, 
	composed DATETIME NOT NULL, 
	title TEXT NOT NULL, 
	language VARCHAR(35) NOT NULL, 
	subject TEXT NOT NULL, 
	period TEXT NOT NULL, 
	stem TEXT NOT NULL, 
	thread VARCHAR(64) NOT NULL, 
	text TEXT NOT NULL, 
	html TEXT NOT NULL, 
	record TEXT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE entry (
	source VARCHAR(64) NOT NULL, 
	id TEXT NOT NULL, 
	url TEXT, 
	title TEXT NOT NULL, 
	text TEXT NOT NULL, 
	text_hash VARCHAR(64) NOT NULL, 
	published DATETIME, 
	published_basis VARCHAR(32), 
	published_day BOOLEAN NOT NULL, 
	language VARCHAR(35), 
	first_seen DATETIME NOT NULL, 
	changed DATETIME NOT NULL, 
	"full" INTEGER NOT NULL, 
	gone DATETIME, 
	read BOOLEAN NOT NULL, 
	PRIMARY KEY (source, id)
);
INSERT INTO "entry" VALUES('page','https://town.example/news','https://town.example/news','Harbour news','The hearing on the harbour will be held on 19 June 2026 in the town hall.

The library wants 42 more readers.','c71cbc359d9e2a0172f7322e46842e5347860074e410929ae90123b38366cbb8',NULL,NULL,0,'en','2026-03-03 09:00:00.000000','2026-03-06 09:00:00.000000',109,NULL,1);
CREATE TABLE host (
	name TEXT NOT NULL, 
	pause DATETIME NOT NULL, 
	PRIMARY KEY (name)
);
CREATE TABLE notice (
	id INTEGER NOT NULL, 
	seen DATETIME NOT NULL, 
	source VARCHAR(64) NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "notice" VALUES(1,'2026-03-03 09:00:00.000000','page','baseline','Town is followed from now on: 1 text with 1 event, taken as the baseline');
CREATE TABLE report (
	id INTEGER NOT NULL, 
	"key" VARCHAR(16) NOT NULL, 
	event VARCHAR(16) NOT NULL, 
	source VARCHAR(64) NOT NULL, 
	entry TEXT NOT NULL, 
	edtf VARCHAR(80) NOT NULL, 
	title TEXT NOT NULL, 
	sentence TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	date_start INTEGER NOT NULL, 
	date_end INTEGER NOT NULL, 
	masked TEXT NOT NULL, 
	basis VARCHAR(16) NOT NULL, 
	rule VARCHAR(64) NOT NULL, 
	anchor VARCHAR(10), 
	anchor_basis VARCHAR(32), 
	first_seen DATETIME NOT NULL, 
	since DATETIME NOT NULL, 
	until DATETIME, 
	moved DATETIME, 
	PRIMARY KEY (id)
);
INSERT INTO "report" VALUES(1,'049c3a0135ffea24','049c3a0135ffea24','page','https://town.example/news','2026-06-12','The hearing on the harbour will be held in the town hall','The hearing on the harbour will be held on 12 June 2026 in the town hall.',0,73,43,55,'the hearing on the harbour will be held ▮ in the town hall','stated','dmy',NULL,NULL,'2026-03-03 09:00:00.000000','2026-03-03 09:00:00.000000','2026-03-05 09:00:00.000000',NULL);
INSERT INTO "report" VALUES(2,'049c3a0135ffea24','049c3a0135ffea24','page','https://town.example/news','2026-06-19','The hearing on the harbour will be held in the town hall','The hearing on the harbour will be held on 19 June 2026 in the town hall.',0,73,43,55,'the hearing on the harbour will be held ▮ in the town hall','stated','dmy',NULL,NULL,'2026-03-03 09:00:00.000000','2026-03-05 09:00:00.000000',NULL,'2026-03-05 09:00:00.000000');
CREATE TABLE revision (
	id INTEGER NOT NULL, 
	source VARCHAR(64) NOT NULL, 
	entry TEXT NOT NULL, 
	since DATETIME NOT NULL, 
	until DATETIME NOT NULL, 
	title TEXT NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "revision" VALUES(1,'page','https://town.example/news','2026-03-03 09:00:00.000000','2026-03-04 09:00:00.000000','Harbour news','The hearing on the harbour will be held on 12 June 2026 in the town hall.

The library wants 40 more readers.');
INSERT INTO "revision" VALUES(2,'page','https://town.example/news','2026-03-04 09:00:00.000000','2026-03-05 09:00:00.000000','Harbour news','The hearing on the harbour will be held on 12 June 2026 in the town hall.

The library wants 41 more readers.');
INSERT INTO "revision" VALUES(3,'page','https://town.example/news','2026-03-05 09:00:00.000000','2026-03-06 09:00:00.000000','Harbour news','The hearing on the harbour will be held on 19 June 2026 in the town hall.

The library wants 41 more readers.');
CREATE TABLE robots (
	origin TEXT NOT NULL, 
	expires DATETIME NOT NULL, 
	delay FLOAT, 
	unreachable DATETIME, 
	rules TEXT NOT NULL, 
	PRIMARY KEY (origin)
);
CREATE TABLE source (
	id VARCHAR(64) NOT NULL, 
	url TEXT NOT NULL, 
	kind VARCHAR(16), 
	title TEXT NOT NULL, 
	etag TEXT, 
	last_modified TEXT, 
	body_hash VARCHAR(64), 
	baseline DATETIME, 
	checked DATETIME, 
	good DATETIME, 
	next_due DATETIME, 
	failures INTEGER NOT NULL, 
	fault VARCHAR(16), 
	trouble TEXT, 
	address TEXT, 
	moves INTEGER DEFAULT '0' NOT NULL, 
	permitted DATETIME, 
	hold DATETIME, 
	failing DATETIME, 
	told BOOLEAN DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "source" VALUES('page','https://town.example/news','page','Town',NULL,NULL,NULL,'2026-03-03 09:00:00.000000','2026-03-06 09:00:00.000000','2026-03-06 09:00:00.000000','2026-03-06 09:00:00.000000',0,NULL,NULL,NULL,0,NULL,NULL,NULL,0);
CREATE TABLE told (
	name VARCHAR(64) NOT NULL, 
	last_change INTEGER NOT NULL, 
	last_notice INTEGER NOT NULL, 
	considered DATETIME NOT NULL, 
	composed DATETIME, 
	first VARCHAR(64) NOT NULL, 
	PRIMARY KEY (name)
);
CREATE TABLE version (
	number INTEGER NOT NULL, 
	PRIMARY KEY (number)
);
INSERT INTO "version" VALUES(3);
CREATE INDEX revision_entry ON revision (source, entry);
CREATE INDEX report_key ON report ("key");
CREATE INDEX report_event ON report (event);
CREATE INDEX report_entry ON report (source, entry);
CREATE INDEX report_edtf ON report (edtf);
CREATE INDEX ix_change_event ON change (event);
CREATE INDEX ix_change_seen ON change (seen);
CREATE INDEX ix_delivery_digest ON delivery (digest);
CREATE INDEX ix_delivery_state ON delivery (state);
COMMIT;
