// Which variables the official images read, each with the place in its own source that reads it. An image ignores what
// it does not
// know in silence, so a misspelt one would be noticed by nobody.

interface ImageVariables {
  /** Where the names were read, at the version that docker-compose.yml pins. */
  readonly source: string;
  readonly variables: readonly string[];
}

export const IMAGE_VARIABLES: Readonly<Record<string, ImageVariables>> = {
  postgres: {
    source: 'docker-library/postgres, 18/bookworm/docker-entrypoint.sh',
    variables: [
      'POSTGRES_PASSWORD',
      'POSTGRES_USER',
      'POSTGRES_DB',
      'POSTGRES_INITDB_ARGS',
      'POSTGRES_INITDB_WALDIR',
      'POSTGRES_HOST_AUTH_METHOD',
      'PGDATA',
    ],
  },
  'temporalio/admin-tools': {
    source: 'temporalio/temporal, tools/sql/main.go (EnvVar of the flags of temporal-sql-tool)',
    variables: [
      'SQL_HOST',
      'SQL_PORT',
      'SQL_USER',
      'SQL_PASSWORD',
      'SQL_DATABASE',
      'SQL_PLUGIN',
      'SQL_CONNECT_ATTRIBUTES',
      'SQL_TLS',
      'SQL_TLS_CERT_FILE',
      'SQL_TLS_KEY_FILE',
      'SQL_TLS_CA_FILE',
      'SQL_TLS_SERVER_NAME',
      'SQL_TLS_DISABLE_HOST_VERIFICATION',
    ],
  },
  'temporalio/server': {
    source:
      'temporalio/temporal, common/config/config_template_embedded.yaml, common/config/loader.go and docker/scripts/sh/entrypoint.sh',
    variables: [
      'DB',
      'DB_PORT',
      'DBNAME',
      'VISIBILITY_DBNAME',
      'POSTGRES_SEEDS',
      'POSTGRES_USER',
      'POSTGRES_PWD',
      'SQL_MAX_CONNS',
      'SQL_VIS_MAX_CONNS',
      'NUM_HISTORY_SHARDS',
      'BIND_ON_IP',
      'TEMPORAL_BROADCAST_ADDRESS',
      'TEMPORAL_ALLOW_NO_AUTH',
      'DYNAMIC_CONFIG_FILE_PATH',
      'LOG_LEVEL',
      'PROMETHEUS_ENDPOINT',
    ],
  },
  'temporalio/ui': {
    source: 'temporalio/ui, server/config/docker.yaml',
    variables: [
      'TEMPORAL_ADDRESS',
      'TEMPORAL_UI_PORT',
      'TEMPORAL_UI_PUBLIC_PATH',
      'TEMPORAL_DEFAULT_NAMESPACE',
      'TEMPORAL_DISABLE_NEWS_FETCH',
      'TEMPORAL_DISABLE_WRITE_ACTIONS',
      'TEMPORAL_CORS_ORIGINS',
      'TEMPORAL_AUTH_ENABLED',
      'TEMPORAL_AUTH_PROVIDER_URL',
      'TEMPORAL_AUTH_CLIENT_ID',
      'TEMPORAL_AUTH_CLIENT_SECRET',
      'TEMPORAL_AUTH_CALLBACK_URL',
      'TEMPORAL_AUTH_SCOPES',
      'TEMPORAL_CODEC_ENDPOINT',
      'TEMPORAL_CODEC_PASS_ACCESS_TOKEN',
    ],
  },
};
