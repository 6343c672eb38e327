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
INSERT INTO "change" VALUES(1,'2026-03-02 09:00:00.000000','rescheduled','docs','visit.md','05badeba6ef2fdec','{"title": "The minister will visit Siem Reap", "sentence": "The minister will visit Siem Reap on 12 March 2026.", "when": "2026-03-12", "date_start": 37, "date_end": 50}','{"title": "The minister will visit Siem Reap", "sentence": "The minister will visit Siem Reap on 19 March 2026.", "when": "2026-03-19", "date_start": 37, "date_end": 50}');
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
INSERT INTO "entry" VALUES('docs','visit.md',NULL,'visit.md','The minister will visit Siem Reap on 19 March 2026.','5081bc285778441fdc848d5851fffa48a6d60a4cd083f0b403c57ed32a5ab665',NULL,NULL,0,NULL,'2026-03-01 09:00:00.000000','2026-03-02 09:00:00.000000',51,NULL,1);
CREATE TABLE notice (
	id INTEGER NOT NULL, 
	seen DATETIME NOT NULL, 
	source VARCHAR(64) NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "notice" VALUES(1,'2026-03-01 09:00:00.000000','docs','baseline','docs is followed from now on: 1 text with 1 event, taken as the baseline');
INSERT INTO "notice" VALUES(2,'2026-03-01 09:00:00.000000','feed','trouble','feed cannot be read: cannot connect to 127.0.0.1:9: connection refused');
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
INSERT INTO "report" VALUES(1,'05badeba6ef2fdec','05badeba6ef2fdec','docs','visit.md','2026-03-12','The minister will visit Siem Reap','The minister will visit Siem Reap on 12 March 2026.',0,51,37,50,'the minister will visit siem reap ▮','stated','dmy',NULL,NULL,'2026-03-01 09:00:00.000000','2026-03-01 09:00:00.000000','2026-03-02 09:00:00.000000',NULL);
INSERT INTO "report" VALUES(2,'05badeba6ef2fdec','05badeba6ef2fdec','docs','visit.md','2026-03-19','The minister will visit Siem Reap','The minister will visit Siem Reap on 19 March 2026.',0,51,37,50,'the minister will visit siem reap ▮','stated','dmy',NULL,NULL,'2026-03-01 09:00:00.000000','2026-03-02 09:00:00.000000',NULL,'2026-03-02 09:00:00.000000');
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
INSERT INTO "revision" VALUES(1,'docs','visit.md','2026-03-01 09:00:00.000000','2026-03-02 09:00:00.000000','visit.md','The minister will visit Siem Reap on 12 March 2026.');
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
	PRIMARY KEY (id)
);
INSERT INTO "source" VALUES('docs','/home/desk/docs','files','',NULL,NULL,NULL,'2026-03-01 09:00:00.000000','2026-03-02 09:00:00.000000','2026-03-02 09:00:00.000000','2026-03-02 10:00:00.000000',0,NULL,NULL);
INSERT INTO "source" VALUES('feed','http://127.0.0.1:9/feed.xml',NULL,'',NULL,NULL,NULL,NULL,'2026-03-02 09:00:00.000000',NULL,'2026-03-02 11:08:46.000000',2,'connect','cannot connect to 127.0.0.1:9: connection refused');
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
INSERT INTO "version" VALUES(2);
CREATE INDEX revision_entry ON revision (source, entry);
CREATE INDEX report_event ON report (event);
CREATE INDEX report_key ON report ("key");
CREATE INDEX report_entry ON report (source, entry);
CREATE INDEX report_edtf ON report (edtf);
CREATE INDEX ix_change_event ON change (event);
CREATE INDEX ix_change_seen ON change (seen);
CREATE INDEX ix_delivery_digest ON delivery (digest);
CREATE INDEX ix_delivery_state ON delivery (state);
COMMIT;
