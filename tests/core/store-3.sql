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
INSERT INTO "delivery" VALUES(1,'10371ba252aa50c63a38c6786d96d0f5','file','var/digests','sent',1,'2026-03-01 09:00:00.000000','2026-03-01 09:00:00.000000','');
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
INSERT INTO "digest" VALUES('10371ba252aa50c63a38c6786d96d0f5','digest','2026-03-01 09:00:00.000000','Timeline','en','1 source newly followed – Timeline, 1 Mar 2026','1 March 2026, 09:00 UTC','2026-03-01-0900-digest-10371b','','Timeline
========
1 source newly followed
1 March 2026, 09:00 UTC

This is the first reading: changes are told from now on.

COMING UP IN THE NEXT 30 DAYS
-----------------------------
20 March 2026  The Court of Appeal in Phnom Penh will hear the villagers of
               Koh Kong (announced)

SOURCES
-------
- docs is followed from now on: 1 text with 1 event, taken as the baseline.

----------------------------------------------------------------------------
The whole timeline: ../site/index.html
','<html lang="en">','{}');
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
INSERT INTO "entry" VALUES('docs','hearing.md',NULL,'Hearing','The Court of Appeal in Phnom Penh will hear the villagers of Koh Kong on 20 March 2026.','3a991c30cd9f39672cfd7a44de6d0669cd361de32b455e19580a98488255bc46','2026-02-01 00:00:00.000000','front matter',1,NULL,'2026-03-01 09:00:00.000000','2026-03-01 09:00:00.000000',87,NULL,1);
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
INSERT INTO "notice" VALUES(1,'2026-03-01 09:00:00.000000','docs','baseline','docs is followed from now on: 1 text with 1 event, taken as the baseline');
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
INSERT INTO "report" VALUES(1,'81d82504314afb36','81d82504314afb36','docs','hearing.md','2026-03-20','The Court of Appeal in Phnom Penh will hear the villagers of Koh Kong','The Court of Appeal in Phnom Penh will hear the villagers of Koh Kong on 20 March 2026.',0,87,73,86,'the court of appeal in phnom penh will hear the villagers of koh kong ▮','stated','dmy',NULL,NULL,'2026-03-01 09:00:00.000000','2026-03-01 09:00:00.000000',NULL,NULL);
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
INSERT INTO "source" VALUES('docs','/home/desk/docs','files','',NULL,NULL,NULL,'2026-03-01 09:00:00.000000','2026-03-01 09:00:00.000000','2026-03-01 09:00:00.000000','2026-03-01 10:00:00.000000',0,NULL,NULL,NULL,0,NULL,NULL,NULL,0);
CREATE TABLE told (
	name VARCHAR(64) NOT NULL, 
	last_change INTEGER NOT NULL, 
	last_notice INTEGER NOT NULL, 
	considered DATETIME NOT NULL, 
	composed DATETIME, 
	first VARCHAR(64) NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "told" VALUES('digest',0,1,'2026-03-01 09:00:00.000000','2026-03-01 09:00:00.000000','10371ba252aa50c63a38c6786d96d0f5');
CREATE TABLE version (
	number INTEGER NOT NULL, 
	PRIMARY KEY (number)
);
INSERT INTO "version" VALUES(3);
CREATE INDEX revision_entry ON revision (source, entry);
CREATE INDEX report_entry ON report (source, entry);
CREATE INDEX report_event ON report (event);
CREATE INDEX report_key ON report ("key");
CREATE INDEX report_edtf ON report (edtf);
CREATE INDEX ix_change_seen ON change (seen);
CREATE INDEX ix_change_event ON change (event);
CREATE INDEX ix_delivery_digest ON delivery (digest);
CREATE INDEX ix_delivery_state ON delivery (state);
COMMIT;
