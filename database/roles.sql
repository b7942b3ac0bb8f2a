-- Least privilege. Applied after every migration by the owner; saying it again changes nothing.
-- The ledger is append-only by right: nobody but its owner may change or remove a line.

do $$
declare
  missing text;
begin
  foreach missing in array array['duban_worker', 'duban_api'] loop
    if not exists (select from pg_roles where rolname = missing) then
      begin
        execute format('create role %I nologin', missing);
      exception
        -- another database of this server is being set up at the same moment
        when duplicate_object or unique_violation then null;
      end;
    end if;
  end loop;
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to duban_worker, duban_api', current_database());
end
$$;

revoke all on schema public from public;
grant usage on schema public to duban_worker, duban_api;
alter default privileges revoke all on tables from public;
alter default privileges revoke all on sequences from public;
alter default privileges revoke all on functions from public;

revoke all on all tables in schema public from public, duban_worker, duban_api;
revoke all on all sequences in schema public from public, duban_worker, duban_api;
grant select on all tables in schema public to duban_worker, duban_api;

grant insert on ledger, delivery_message, delivery_order to duban_worker;
-- A letter that is too large goes out in parts: its messages then lie in those.
grant update (delivery) on delivery_message to duban_worker;
grant insert, update on dossier, duty, message, delivery to duban_worker;
-- What it says of itself; the row of a worker that is gone is taken away by the others.
grant insert, update, delete on worker_report to duban_worker;
grant insert on reconciliation to duban_worker;

-- Whoever is the first to use a namespace or a key says what it is; nobody may say otherwise later.
grant insert on engine_namespace, sealing_key to duban_worker, duban_api;
grant update (retired_at, lost_at) on sealing_key to duban_worker;
grant update (lost_key) on engine_namespace to duban_worker;

-- Versions: entered once, and never rewritten.
grant insert on
  document, department_plan, framework_plan, sharing_exception, rest_day_arrangement, practice_edition, dossier_code
  to duban_api;
grant insert, update (name, kind, department, version, updated_at, updated_by) on party to duban_api;
-- All contacts of a party are given anew at once.
grant insert, delete on contact to duban_api;
-- What a key stands for is entered once; a repeat touches it, to wait for the first.
grant insert, update (key, answer) on request to duban_api;
grant insert, update (used) on quota_use to duban_api;
-- The audit: nobody but its owner may change or remove a line.
grant insert on dossier_read, administrative_change to duban_api;
grant usage on sequence issued_number to duban_api;
-- Whoever writes a dossier keeps its index, and whoever looks for one asks it.
grant execute on function characters_in(text), pairs_in(text) to duban_worker, duban_api;
