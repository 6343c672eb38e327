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
INSERT INTO "change" VALUES(1,'2026-03-02 09:00:00.000000','rescheduled','docs','visit.md','c0201b37eef47e5e',X'28B52FFD2478A50000285B222C32320500801000B70721605A22A90C6C708BAF4C',X'28B52FFD2478BD0200D4045B22482E452E205052414B20536F6B686F6E6E2077696C6C207669736974205369656D2052656170222C206F6E203139204D6172636820323032362E222C222D30332D3139222C34322C35355D0200570226AC5465AB050002');
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
	occasions JSON, 
	PRIMARY KEY (source, id)
);
INSERT INTO "entry" VALUES('docs','visit.md',NULL,'Visit','Visit

H.E. PRAK Sokhonn will visit Siem Reap on 19 March 2026.','1c54c8a1fe5efdd7a923bccb386693ca1dbf8a236f5407cac3f1d61b7eae7f36','2026-02-20 00:00:00.000000','front matter',1,NULL,'2026-03-01 09:00:00.000000','2026-03-02 09:00:00.000000',63,NULL,1,NULL);
CREATE TABLE host (
	name TEXT NOT NULL, 
	pause DATETIME NOT NULL, 
	PRIMARY KEY (name)
);
CREATE TABLE noise (
	source VARCHAR(64) NOT NULL, 
	entry TEXT NOT NULL, 
	state JSON NOT NULL, 
	PRIMARY KEY (source, entry)
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
CREATE TABLE outline (
	source VARCHAR(64) NOT NULL, 
	entry TEXT NOT NULL, 
	url TEXT NOT NULL, 
	place TEXT NOT NULL, 
	version VARCHAR(64) NOT NULL, 
	first_seen DATETIME NOT NULL, 
	taken VARCHAR(64), 
	article VARCHAR(64), 
	tries INTEGER NOT NULL, 
	next_try DATETIME, 
	same TEXT, 
	PRIMARY KEY (source, entry)
);
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
INSERT INTO "report" VALUES(1,'c0201b37eef47e5e','c0201b37eef47e5e','docs','visit.md','2026-03-12','H.E. PRAK Sokhonn will visit Siem Reap','H.E. PRAK Sokhonn will visit Siem Reap on 12 March 2026.',7,63,49,62,'h e prak sokhonn will visit siem reap ▮','stated','dmy',NULL,NULL,'2026-03-01 09:00:00.000000','2026-03-01 09:00:00.000000','2026-03-02 09:00:00.000000',NULL);
INSERT INTO "report" VALUES(2,'c0201b37eef47e5e','c0201b37eef47e5e','docs','visit.md','2026-03-19','H.E. PRAK Sokhonn will visit Siem Reap','H.E. PRAK Sokhonn will visit Siem Reap on 19 March 2026.',7,63,49,62,'h e prak sokhonn will visit siem reap ▮','stated','dmy',NULL,NULL,'2026-03-01 09:00:00.000000','2026-03-02 09:00:00.000000',NULL,'2026-03-02 09:00:00.000000');
CREATE TABLE revision (
	id INTEGER NOT NULL, 
	source VARCHAR(64) NOT NULL, 
	entry TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	whole BOOLEAN NOT NULL, 
	since DATETIME NOT NULL, 
	until DATETIME NOT NULL, 
	title TEXT NOT NULL, 
	packed BLOB NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "revision" VALUES(1,'docs','visit.md',1,0,'2026-03-01 09:00:00.000000','2026-03-02 09:00:00.000000','Visit',X'28B52FFD243F4D000008320200C0C9421480448BEF62');
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
	polls INTEGER DEFAULT '0' NOT NULL, 
	reread INTEGER, 
	reading TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "source" VALUES('docs','/home/desk/docs','files','',NULL,NULL,NULL,'2026-03-01 09:00:00.000000','2026-03-02 09:00:00.000000','2026-03-02 09:00:00.000000','2026-03-02 10:00:00.000000',0,NULL,NULL,NULL,0,NULL,NULL,NULL,0,2,NULL,'');
CREATE TABLE state (
	name VARCHAR(16) NOT NULL, 
	number INTEGER NOT NULL, 
	mark TEXT NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "state" VALUES('revision',2,'');
INSERT INTO "state" VALUES('site',2,'547564e7a6541c5a79e52eaa9ae085e102f4d166941201678654ec4b391806fc');
INSERT INTO "state" VALUES('events',1,'2');
CREATE TABLE told (
	name VARCHAR(64) NOT NULL, 
	last_change INTEGER NOT NULL, 
	last_notice INTEGER NOT NULL, 
	considered DATETIME NOT NULL, 
	composed DATETIME, 
	first VARCHAR(64) NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "told" VALUES('digest',1,1,'2026-03-02 09:00:00.000000','2026-03-02 09:00:00.000000','72482d86c4fb2966aae852dd05aa4610');
CREATE TABLE version (
	number INTEGER NOT NULL, 
	pruned DATETIME, 
	PRIMARY KEY (number)
);
INSERT INTO "version" VALUES(4,'2026-03-02 09:00:00.000000');
CREATE INDEX entry_unread ON entry (source, id) WHERE read = 0;
CREATE INDEX outline_next_try ON outline (next_try);
CREATE INDEX outline_place ON outline (source, place);
CREATE INDEX revision_entry ON revision (source, entry);
CREATE INDEX report_edtf ON report (edtf);
CREATE INDEX report_event ON report (event);
CREATE INDEX report_key ON report ("key");
CREATE INDEX report_entry ON report (source, entry);
CREATE INDEX ix_change_seen ON change (seen);
CREATE INDEX ix_change_event ON change (event);
CREATE INDEX ix_delivery_state ON delivery (state);
CREATE INDEX ix_delivery_digest ON delivery (digest);
COMMIT;
