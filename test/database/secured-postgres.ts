// Test support: PostgreSQL that talks to the world by TLS alone, and lets nobody in who shows no certificate of ours.
import { chownSync, copyFileSync, chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { postgresHome } from '../../dev/stack/postgres-home.ts';
import type { Authority, Certified } from '../certificates.ts';
import type { FreshPostgres } from '../deploy/fresh-postgres.ts';

/** Its own users of the world come by TLS with a certificate; the superuser of the tests as before. */
const ACCESS = `
host    all all 127.0.0.1/32 scram-sha-256
`;
const ACCESS_BY_TLS = `
host    all postgres 127.0.0.1/32 scram-sha-256
hostssl all all      127.0.0.1/32 scram-sha-256 clientcert=verify-ca
hostssl all all      ::1/128      scram-sha-256 clientcert=verify-ca
`;

/** From now on the server shows this certificate to whoever connects. */
export async function showCertificate(postgres: FreshPostgres, authority: Authority, shown: Certified): Promise<void> {
  const place = placing(postgres);
  await reconfigure(postgres, ACCESS_BY_TLS, {
    ssl_ca_file: place(authority.ca),
    ssl_cert_file: place(shown.cert),
    ssl_key_file: place(shown.key),
    ssl: 'on',
  });
}

/** As it is without being told: nothing is encrypted. */
export const speakPlainly = (postgres: FreshPostgres): Promise<void> => reconfigure(postgres, ACCESS, { ssl: 'off' });

/** Into the folder of the server, which reads no key that is another's. */
function placing({ folder }: FreshPostgres): (file: string) => string {
  const { data, account } = postgresHome(folder);
  return (file) => {
    const copy = path.join(data, `${path.basename(path.dirname(file))}-${path.basename(file)}`);
    copyFileSync(file, copy);
    chmodSync(copy, 0o600);
    if (account) chownSync(copy, account.uid, account.gid);
    return copy;
  };
}

async function reconfigure(
  { folder, superuserUrl }: FreshPostgres,
  access: string,
  values: Record<string, string>,
): Promise<void> {
  writeFileSync(path.join(postgresHome(folder).data, 'cluster', 'pg_hba.conf'), access);
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    for (const [name, value] of Object.entries(values))
      await client.query(`alter system set ${name} = ${pg.escapeLiteral(value)}`);
    await client.query('select pg_reload_conf()');
    // The server hears of it a moment later.
    for (;;) {
      const { rows } = await client.query<{ ssl: string }>('show ssl');
      if (rows[0]!.ssl === values.ssl) break;
    }
  } finally {
    await client.end();
  }
}
