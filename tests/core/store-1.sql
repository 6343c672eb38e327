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
CREATE TABLE digest (
	id VARCHAR(64) NOT NULL, 
	name VARCHAR(64) NOT NULL, 
	composed DATETIME NOT NULL, 
	last_change INTEGER NOT NULL, 
	last_notice INTEGER NOT NULL, 
	target TEXT NOT NULL, 
	stem TEXT NOT NULL, 
	text TEXT NOT NULL, 
	html TEXT NOT NULL, 
	sent DATETIME, 
	PRIMARY KEY (id)
);
INSERT INTO "digest" VALUES('d36d78132f9e6674c88be16c4b25307c','digest','2026-03-01 09:00:00.000000',0,1,'/home/desk/var/digests','2026-03-01-0900-digest-d36d78','Timeline
========
1 source newly followed
1 March 2026, 09:00 UTC

This is the first reading: changes are told from now on.

COMING UP
---------
12 March 2026  The minister will visit Siem Reap (announced)

SOURCES
-------
- docs is followed from now on: 1 text with 1 event, taken as the baseline.

----------------------------------------------------------------------------
The whole timeline: ../site/index.html
','<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src ''none''; style-src ''unsafe-inline''; base-uri ''none''; form-action ''none''">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>1 source newly followed – Timeline</title>
<style>
mark { background: #fdeeb5; color: #1b1d20; font-weight: 600; }
del + ins { margin-left: .25em; }
@media (prefers-color-scheme: dark) {
.page { background: #131518 !important; color: #e9e6e0 !important; }
.page a { color: #7cc7d4 !important; }
.soft { color: #a6abb2 !important; }
.line { border-color: #353a41 !important; }
.page mark { background: #5c4a0c !important; color: #e9e6e0 !important; }
}
</style>
</head>
<body class="page" style="margin:0;padding:0;background:#ffffff;color:#1b1d20;font-family:system-ui,-apple-system,&#39;Segoe UI&#39;,Roboto,Arial,sans-serif;font-size:16px;line-height:1.5">
<div role="main" style="max-width:600px;margin:0 auto;padding:24px 18px 32px;overflow-wrap:anywhere;word-break:break-word">
<h1 dir="auto" style="margin:0 0 8px;font-family:Georgia,&#39;Noto Serif&#39;,serif;font-size:26px;line-height:1.2">Timeline</h1>
<p style="margin:0;font-weight:600">1 source newly followed</p>
<p class="soft" style="margin:2px 0 0;color:#686d75;font-size:13px">1 March 2026, 09:00 UTC</p>
<p style="margin:6px 0 0"><a href="../site/index.html" style="color:#0b5c6b">See the whole timeline</a></p>
<p style="margin:24px 0 0">This is the first reading: changes are told from now on.</p>
<h2 style="margin:30px 0 4px;font-family:Georgia,&#39;Noto Serif&#39;,serif;font-size:20px;line-height:1.3">Coming up</h2>
<p class="line" style="margin:0;padding:8px 0;border-top:1px solid #d9d5cb"><span class="soft" style="color:#686d75;font-size:13px;display:block">12 March 2026</span>
<a href="../site/index.html#05badeba6ef2fdec" style="color:#0b5c6b"><bdi>The minister will visit Siem Reap</bdi></a> (announced)</p>
<h2 style="margin:30px 0 4px;font-family:Georgia,&#39;Noto Serif&#39;,serif;font-size:20px;line-height:1.3">Sources</h2>
<p class="line" dir="auto" style="margin:0;padding:8px 0;border-top:1px solid #d9d5cb">docs is followed from now on: 1 text with 1 event, taken as the baseline.</p>
</div>
</body>
</html>
','2026-03-01 09:00:00.000000');
INSERT INTO "digest" VALUES('337ab50afd849e748fd4bf5830f35abb','digest','2026-03-02 09:00:00.000000',1,1,'/home/desk/var/digests','2026-03-02-0900-digest-337ab5','Timeline
========
1 rescheduled
1 March 2026, 09:00 UTC to 2 March 2026, 09:00 UTC

RESCHEDULED (1)
---------------
1. The minister will visit Siem Reap: moved from 12 March 2026 to 19 March
   2026.
   was: The minister will visit Siem Reap on 12 March 2026.
   now: The minister will visit Siem Reap on 19 March 2026.
   -- “A visit”, seen 2 March 2026, 09:00 UTC
   event: ../site/index.html#05badeba6ef2fdec

COMING UP
---------
19 March 2026  The minister will visit Siem Reap (announced)

----------------------------------------------------------------------------
The whole timeline: ../site/index.html
','<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src ''none''; style-src ''unsafe-inline''; base-uri ''none''; form-action ''none''">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>1 rescheduled – Timeline</title>
<style>
mark { background: #fdeeb5; color: #1b1d20; font-weight: 600; }
del + ins { margin-left: .25em; }
@media (prefers-color-scheme: dark) {
.page { background: #131518 !important; color: #e9e6e0 !important; }
.page a { color: #7cc7d4 !important; }
.soft { color: #a6abb2 !important; }
.line { border-color: #353a41 !important; }
.page mark { background: #5c4a0c !important; color: #e9e6e0 !important; }
}
</style>
</head>
<body class="page" style="margin:0;padding:0;background:#ffffff;color:#1b1d20;font-family:system-ui,-apple-system,&#39;Segoe UI&#39;,Roboto,Arial,sans-serif;font-size:16px;line-height:1.5">
<div role="main" style="max-width:600px;margin:0 auto;padding:24px 18px 32px;overflow-wrap:anywhere;word-break:break-word">
<h1 dir="auto" style="margin:0 0 8px;font-family:Georgia,&#39;Noto Serif&#39;,serif;font-size:26px;line-height:1.2">Timeline</h1>
<p style="margin:0;font-weight:600">1 rescheduled</p>
<p class="soft" style="margin:2px 0 0;color:#686d75;font-size:13px">1 March 2026, 09:00 UTC to 2 March 2026, 09:00 UTC</p>
<p style="margin:6px 0 0"><a href="../site/index.html" style="color:#0b5c6b">See the whole timeline</a></p>
<h2 style="margin:30px 0 4px;font-family:Georgia,&#39;Noto Serif&#39;,serif;font-size:20px;line-height:1.3"><bdi>Rescheduled</bdi> <span class="soft" style="font-family:system-ui,-apple-system,&#39;Segoe UI&#39;,Roboto,Arial,sans-serif;color:#686d75;font-size:13px;font-weight:400">1</span></h2>
<div class="line" style="padding:10px 0 12px;border-top:1px solid #d9d5cb">
<p dir="auto" style="margin:0"><a href="../site/index.html#05badeba6ef2fdec" style="color:#0b5c6b;font-weight:600">The minister will visit Siem Reap</a>: moved from 12 March 2026 to 19 March 2026.</p>
<blockquote class="line" dir="auto" style="margin:6px 0;padding:0 12px;border-left:3px solid #d9d5cb;border-right:0 solid #d9d5cb;font-family:Georgia,&#39;Noto Serif&#39;,serif">The minister will visit Siem Reap on <del>12 March 2026</del><ins>19 March 2026</ins>.</blockquote>
<p class="soft" style="margin:0;color:#686d75;font-size:13px"><bdi>“A visit”</bdi>, seen 2 March 2026, 09:00 UTC</p>
</div>
<h2 style="margin:30px 0 4px;font-family:Georgia,&#39;Noto Serif&#39;,serif;font-size:20px;line-height:1.3">Coming up</h2>
<p class="line" style="margin:0;padding:8px 0;border-top:1px solid #d9d5cb"><span class="soft" style="color:#686d75;font-size:13px;display:block">19 March 2026</span>
<a href="../site/index.html#05badeba6ef2fdec" style="color:#0b5c6b"><bdi>The minister will visit Siem Reap</bdi></a> (announced)</p>
</div>
</body>
</html>
',NULL);
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
INSERT INTO "entry" VALUES('docs','visit.md',NULL,'A visit','The minister will visit Siem Reap on 19 March 2026.','19e31e08e46a11886c049f8162a3500ff2a08ede0d3f2e4f13f146dccdd77b5a','2026-02-01 00:00:00.000000','front matter',1,NULL,'2026-03-01 09:00:00.000000','2026-03-02 09:00:00.000000',51,NULL,1);
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
INSERT INTO "revision" VALUES(1,'docs','visit.md','2026-03-01 09:00:00.000000','2026-03-02 09:00:00.000000','A visit','The minister will visit Siem Reap on 12 March 2026.');
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
CREATE TABLE version (
	number INTEGER NOT NULL, 
	PRIMARY KEY (number)
);
INSERT INTO "version" VALUES(1);
CREATE INDEX revision_entry ON revision (source, entry);
CREATE INDEX report_key ON report ("key");
CREATE INDEX report_event ON report (event);
CREATE INDEX report_edtf ON report (edtf);
CREATE INDEX report_entry ON report (source, entry);
CREATE INDEX ix_change_seen ON change (seen);
CREATE INDEX ix_change_event ON change (event);
CREATE INDEX ix_digest_name ON digest (name);
COMMIT;
