-- Up Migration
-- The read model (dossier, duty), the ledger it folds from, the outbox and its deliveries, parties, calendars and the rows the gates lean on.

create table party (
  id text primary key,
  name text not null,
  kind text not null check (kind in ('unit', 'department', 'company', 'bureau')),
  department text references party (id),
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  updated_by text not null
);

create table contact (
  -- of the person, for good, whatever becomes of post and addresses
  id uuid primary key default gen_random_uuid(),
  party text not null references party (id) on delete cascade,
  post text not null check (post in ('handler', 'head', 'leader', 'deputy', 'administrator')),
  division text,
  name text not null,
  -- by name of the channel
  addresses jsonb not null,
  -- of a bureau: those they look after; none: whatever nobody else of the post looks after
  departments text[] not null default '{}'
);
create index contact_of_party on contact (party);
create unique index contact_for_the_rest on contact (party, post) where departments = '{}';

create table dossier (
  kind text not null,
  code text not null,
  name text not null,
  unit text,
  department text,
  -- everybody with a part in it: who may see it, beside the authorities its kind is open to
  parties text[] not null,
  stage text not null,
  -- what lists show of this kind beside what every dossier has
  details jsonb not null,
  facts jsonb not null,
  -- whose plan, blocks and exceptions bear on it, by their keys: so that they are read in one statement with it
  leans_on jsonb not null,
  seq integer not null,
  last_act_seq integer not null,
  lamp text not null,
  next_duty text,
  next_due_on date,
  next_wake_at timestamptz,
  ended boolean not null default false,
  -- the slim answer of the last record, as the workflow carries it
  recorded jsonb not null,
  -- hash of the ledger's last line: the chain goes on from here
  ledger_hash text not null,
  opened_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (kind, code)
);
create unique index dossier_code_in_any_case on dossier (kind, lower(code));
create index dossier_by_unit on dossier (kind, unit, code);
create index dossier_by_department on dossier (kind, department, code);
create index dossier_by_stage on dossier (kind, stage, code);
create index dossier_by_party on dossier using gin (parties);
-- the order of lists by urgency: what owes nothing comes last
-- A part of a name is found by the pairs of characters in it, whatever their case: words have no blanks between them
-- here, and half of what is asked for is two characters long, too short for trigrams.
create function pairs_in(written text) returns text[] language sql immutable strict parallel safe
return (
  select coalesce(array_agg(one || other), '{}')
  from unnest(string_to_array(lower(written), null), (string_to_array(lower(written), null))[2:]) as pair (one, other)
  where other is not null
);
create function characters_in(written text) returns text[] language sql immutable strict parallel safe
return string_to_array(lower(written), null);
create index dossier_by_part_of_name on dossier
  using gin ((characters_in(name || ' ' || code) || pairs_in(name || ' ' || code)));
create index dossier_by_due on dossier (kind, coalesce(next_due_on, 'infinity'), code);

create table ledger (
  kind text not null,
  code text not null,
  seq integer not null,
  at timestamptz not null,
  line text not null check (line in ('act', 'time', 'recalculation')),
  act text,
  article integer,
  actor text,
  party text,
  actor_roles text[],
  input jsonb,
  refs jsonb,
  proposes boolean,
  confirms integer,
  because text,
  request_key text,
  request_hash text,
  facts jsonb not null,
  -- duty records as this line left them (only those it created or changed)
  duties jsonb not null,
  -- keys of the messages it said and what it took back
  messages jsonb not null,
  editions jsonb not null,
  -- what else the row of the dossier took from this line (next wake, lamp, ended): rebuilding folds and never judges again
  outcome jsonb not null,
  previous_hash text not null,
  hash text not null,
  primary key (kind, code, seq),
  unique (kind, code, request_key)
);

create table duty (
  kind text not null,
  code text not null,
  duty text not null,
  key text not null,
  owed_by text not null,
  owed_to text[] not null,
  article integer,
  basis text not null,
  due_basis text not null,
  opens_on date,
  nominal_on date not null,
  effective_on date not null,
  target_on date,
  legal_limit_on date,
  last_day_on date not null,
  due_version integer not null,
  awaits_until date,
  overdue_since date,
  discharged_on date,
  cancelled text,
  open boolean not null,
  -- the whole DutyRecord of measures/duty.ts
  record jsonb not null,
  primary key (kind, code, duty, key)
);
create index duty_owed_by on duty (owed_by, last_day_on, kind, code, duty, key) where open;
create index duty_owed_to on duty using gin (owed_to) where open;

create table message (
  -- kind and code of the dossier, duty instance or ledger number, step, due version, recipient
  key text primary key,
  kind text not null,
  code text not null,
  seq integer not null,
  party text not null,
  post text not null check (post in ('handler', 'head', 'leader')),
  step text not null,
  duty_ref text,
  due_version integer,
  planned_on date not null,
  send_not_before timestamptz not null,
  notice jsonb not null,
  status text not null default 'waiting' check (status in ('waiting', 'claimed', 'cancelled')),
  cancelled_because text,
  -- to the millisecond, as cursors hold it
  created_at timestamptz(3) not null,
  announced_at timestamptz,
  -- ledger number of the line that took it back
  cancelled_seq integer,
  -- in which it was said: keys hold numbers, and as text 10 comes before 3
  number integer not null generated always as identity
);
create index message_waiting on message (party, send_not_before) where status = 'waiting';
create index message_inbox on message (party, planned_on, created_at, seq, number);
create index message_of_dossier on message (kind, code, planned_on, created_at, seq, number);
-- Of what waits and of what was said: a letter is looked through for later reminders of the same duty, and a duty that is
-- neglected for years is reminded of by the thousand.
create index message_of_duty on message (kind, code, duty_ref, planned_on) where duty_ref is not null;
-- The relay asks every few seconds what is due: without an index of their own these rows are looked for among all that
-- were ever sent.
create index message_due on message (send_not_before) where status = 'waiting';

create table delivery (
  -- handed to the other side of the channel, of a mail the Message-ID's local part
  id uuid primary key,
  party text not null,
  -- null where there is nobody to write to: then it is born failed, and waits for somebody
  contact uuid,
  -- of the contact, or the one it was meant for
  post text not null,
  recipient text not null generated always as (coalesce(contact::text, post)) stored,
  -- 'none' without a contact
  channel text not null,
  recipient_name text,
  address text,
  window_on date not null,
  message_keys text[] not null,
  -- key -> why: those of them that no longer hold, and are not in the text
  left_out jsonb not null default '{}',
  subject text not null,
  body_text text not null,
  body_html text not null,
  -- why it comes to this person and not to the one it was meant for
  instead_of text,
  -- the delivery in whose place it goes
  stands_for uuid references delivery (id),
  -- how it stood before it was closed, given a new address or ordered anew: {at, status, recipientName, address, because}
  history jsonb not null default '[]',
  -- frozen: the workflow's clock when it was claimed, the mail's Date
  dated_at timestamptz not null,
  status text not null default 'waiting' check (status in ('waiting', 'retrying', 'sent', 'failed', 'leftOut')),
  -- why it is tried again, failed or was left out: one sentence in Chinese
  because text,
  -- counts up when it is addressed or ordered anew: whoever waits for its next attempt waits no longer
  version integer not null default 1,
  attempts integer not null default 0,
  -- attempts whose outcome nobody knows: it may have arrived, so its text stays
  unknown_outcomes integer not null default 0,
  tried_since timestamptz,
  -- of an attempt that is under way, or whose worker died in it
  attempt_begun_at timestamptz,
  next_attempt_at timestamptz,
  sent_at timestamptz,
  announced_at timestamptz,
  unique (id, recipient, channel),
  check ((contact is null) = (channel = 'none')),
  -- ordered to go to somebody else it waits for nobody any more
  check (contact is not null or status in ('failed', 'leftOut'))
);
create index delivery_unsent on delivery (party) where status in ('waiting', 'retrying');
create index delivery_failed on delivery (party) where status = 'failed';
-- the order of the list
create index delivery_by_date on delivery (dated_at desc, id);
create index delivery_messages on delivery using gin (message_keys);
create index delivery_stands_for on delivery (stands_for) where stands_for is not null;
-- The relay asks every few seconds which of these would find somebody now.
create index delivery_without_contact on delivery (party) where contact is null;

-- A message may lie in several deliveries only when they go to different people (a fall-back) or by different channels:
-- kept by the database, whatever a worker does, and also when a delivery finds its recipient later.
create table delivery_message (
  message_key text not null references message (key),
  recipient text not null,
  channel text not null,
  delivery uuid not null,
  primary key (message_key, recipient, channel),
  foreign key (delivery, recipient, channel) references delivery (id, recipient, channel) on update cascade
);
create index delivery_message_of on delivery_message (delivery);

-- What administrators ordered of deliveries, and what came of it. Never changed.
create table delivery_order (
  party text not null,
  request_key text not null,
  request_hash text not null,
  delivery uuid not null references delivery (id),
  ordered text not null check (ordered in ('sendAgain', 'sendTo')),
  -- of sendTo
  contact uuid,
  actor text not null,
  at timestamptz not null,
  -- the delivery that goes out by it
  outcome uuid not null,
  primary key (party, request_key)
);
create index delivery_order_of on delivery_order (delivery);

-- A later notice may change a year, and a mistaken edition is withdrawn by the next: the last one is in force.
create table rest_day_arrangement (
  year integer not null,
  edition text not null,
  arrangement jsonb not null,
  -- which edition it amends, and by what, or withdraws, and why; null for the first of a year
  follows jsonb,
  published_at timestamptz not null default now(),
  published_by text not null,
  primary key (year, edition)
);

-- Our practice in its editions: the one published last is in force. The first is that of the code.
create table practice_edition (
  number integer generated always as identity primary key,
  edition text not null unique,
  practice jsonb not null,
  published_at timestamptz not null default now(),
  published_by text not null
);

create table document (
  id text primary key,
  kind text not null,
  name text not null,
  sha256 text not null,
  reference text not null,
  created_at timestamptz not null default now(),
  created_by text not null,
  party text not null
);

create table department_plan (
  department text not null,
  version integer not null,
  from_year integer not null,
  to_year integer not null,
  content jsonb not null,
  updated_at timestamptz not null default now(),
  updated_by text not null,
  primary key (department, version)
);
create table framework_plan (
  id text not null,
  version integer not null,
  content jsonb not null,
  updated_at timestamptz not null default now(),
  updated_by text not null,
  primary key (id, version)
);
create unique index framework_plan_in_any_case on framework_plan (lower(id), version);
create table sharing_exception (
  id text not null,
  version integer not null,
  content jsonb not null,
  updated_at timestamptz not null default now(),
  updated_by text not null,
  primary key (id, version)
);
create unique index sharing_exception_in_any_case on sharing_exception (lower(id), version);

-- Idempotency of what is not an act, and of creating a project.
create table request (
  key text not null,
  party text not null,
  body_hash text not null,
  -- the dossier that it opens
  kind text,
  code text,
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (party, key)
);

-- The spelling of each code, from before its dossier opens: codes are one whatever their case, and of two that open at
-- once the first decides.
create table dossier_code (
  kind text not null,
  folded text not null,
  code text not null,
  primary key (kind, folded)
);

-- What a party entered on a day of Beijing, by what it was.
create table quota_use (
  party text not null,
  what text not null,
  on_day date not null,
  used integer not null,
  primary key (party, what, on_day)
);
-- The audit, append-only by right (roles.sql): who looked into dossiers in which their party has no part, and what
-- administrators changed.
create table dossier_read (
  -- in Beijing
  day date not null,
  party text not null,
  -- subject of the token
  sub text not null,
  kind text not null,
  code text not null,
  -- method and path template
  route text not null,
  roles text[] not null,
  address text not null,
  -- of the first such look on that day
  at timestamptz not null default now(),
  primary key (day, party, sub, kind, code, route)
);
create index dossier_read_of on dossier_read (kind, code, day, party, sub);

create table administrative_change (
  number bigint generated always as identity primary key,
  at timestamptz not null default now(),
  day date not null generated always as ((at at time zone interval '8 hours')::date) stored,
  party text not null,
  sub text not null,
  roles text[] not null,
  address text not null,
  route text not null,
  -- the path as it was called
  target text not null,
  -- SHA-256 of what stood before (null: nothing) and of what stands since, as canonical JSON
  before_hash text,
  after_hash text not null,
  -- names of the members that differ
  changed text[] not null
);
create index administrative_change_by_day on administrative_change (day, party);

-- What each worker process says of itself, for whoever cannot ask it. Nothing is lost with it.
create table worker_report (
  -- as the engine calls it: process and host
  identity text primary key,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  -- names of the channels by which it sends
  channels text[] not null,
  -- sentences in Chinese, each with its cure
  warnings text[] not null
);

-- What each reconciliation found, by night and by hand: the last one is the news of the night.
create table reconciliation (
  number bigint generated always as identity primary key,
  finished_at timestamptz not null default now(),
  dossiers integer not null,
  mended integer not null,
  watched integer not null,
  left_to_people integer not null
);

-- Keys that payloads were sealed with. Never the key itself: by the check value it can be told from another, and no more.
create table sealing_key (
  id text primary key,
  check_value text not null,
  registered_at timestamptz not null default now(),
  -- since when nothing in the engine needs it
  retired_at timestamptz,
  -- since when nobody has it any more: what it sealed is read by nobody, so it is retired as well
  lost_at timestamptz check (lost_at is null or retired_at is not null)
);
-- How payloads lie in the engine's namespaces: sealed or readable, as the first program said that used one.
create table engine_namespace (
  name text primary key,
  is_sealed boolean not null,
  used_since timestamptz not null default now(),
  -- with which histories in it are sealed that nobody can read any more: it is used no longer
  lost_key text references sealing_key (id)
);

create sequence issued_number;
