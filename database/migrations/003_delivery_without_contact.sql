-- Up Migration
-- The relay asks every few seconds which of these have found a contact since.
create index delivery_without_contact on delivery (party) where status = 'failed' and failed_because = '无联系人';
