-- Up Migration
-- A message may lie in several deliveries only when they go to different persons (a fall-back): kept by the database, whatever a worker does.
create table delivery_message (
  message_key text not null references message (key),
  person text not null,
  channel text not null,
  delivery uuid not null references delivery (id),
  primary key (message_key, person, channel)
);
create index delivery_message_of on delivery_message (delivery);

-- The relay asks every few seconds what is due: without an index of their own these rows are looked for among all that were ever sent.
create index message_due on message (send_not_before) where status = 'waiting';
