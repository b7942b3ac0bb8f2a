#!/bin/sh
# Brings Temporal's two databases to the schema of this image; doing so again changes nothing. An upgrade of the server is:
# raise both tags in docker-compose.yml by one minor version, and up.
# Address, user and password come from SQL_* in the environment.
set -eu

for database in temporal temporal_visibility; do
  folder=${database#temporal_}
  versions=/etc/temporal/schema/postgresql/v12/$folder/versioned
  temporal-sql-tool --database "$database" setup-schema --version 0.0
  temporal-sql-tool --database "$database" update-schema --schema-dir "$versions"
done
