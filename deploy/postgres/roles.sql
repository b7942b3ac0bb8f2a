-- Run once, by the PostgreSQL image, when its data folder is still empty: who may log in, and a database for each of the two
-- systems. None of these roles is a superuser. A password that changes later is changed here too: alter role … password ….
\getenv temporal_password TEMPORAL_DB_PASSWORD
\getenv owner_password DUBAN_OWNER_PASSWORD
\getenv worker_password DUBAN_WORKER_PASSWORD
\getenv api_password DUBAN_API_PASSWORD

create role temporal login password :'temporal_password';
create database temporal owner temporal;
create database temporal_visibility owner temporal;
revoke all on database temporal, temporal_visibility from public;

create role duban_owner login password :'owner_password';
create role duban_worker login password :'worker_password';
create role duban_api login password :'api_password';
create database duban owner duban_owner;
