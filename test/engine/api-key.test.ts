import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, createSecureServer, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { NativeConnection } from '@temporalio/worker';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
// Test support
import { Authority } from '../certificates.ts';
import { Program } from '../programs.ts';
// Under test
import { openEngine } from '../../api/engine.ts';
import { readConfig } from '../../config.ts';
import { connectionOptions } from '../../engine/connect.ts';

const KEY = 'key-of-the-tests';
const UNAUTHENTICATED = { ':status': 200, 'content-type': 'application/grpc', 'grpc-status': '16' };

let authority: Authority;
let address: string;
/** What callers said of themselves. */
let said: (string | undefined)[] = [];
let close: () => Promise<void>;

/** In front of the engine of the tests: hands on what comes with the key, and turns the rest away. */
beforeAll(async () => {
  authority = await Authority.open();
  const { cert, key } = await authority.certify(['localhost']);
  const engine = connect(`http://${inject('temporalAddress')}`);
  const server = createSecureServer({ cert: readFileSync(cert), key: readFileSync(key) });
  server.on('stream', (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => {
    said.push(headers.authorization);
    if (headers.authorization !== `Bearer ${KEY}`) return stream.respond(UNAUTHENTICATED, { endStream: true });
    const { authorization: _, ...others } = headers;
    const asked = engine.request({ ...others, ':scheme': 'http' });
    let last: IncomingHttpHeaders = {};
    asked.on('trailers', (trailers) => (last = trailers));
    asked.on('response', (answered) => {
      stream.respond(answered, { waitForTrailers: true });
      stream.on('wantTrailers', () => stream.sendTrailers(last));
      asked.pipe(stream);
    });
    for (const one of [asked, stream]) one.on('error', () => undefined);
    stream.pipe(asked);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  address = `localhost:${(server.address() as AddressInfo).port}`;
  close = async () => {
    engine.destroy();
    server.close();
  };
});
afterAll(async () => {
  await close?.();
  authority?.close();
});

const withKey = (key: string) => ({
  TEMPORAL_ADDRESS: address,
  TEMPORAL_API_KEY: key,
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: authority.ca,
});

it('O6: a key goes along with every call of the worker and of the API, over TLS', async () => {
  const config = readConfig(withKey(KEY));
  said = [];
  const connection = await NativeConnection.connect(connectionOptions(config));
  await connection.workflowService.listNamespaces({});
  await connection.close();
  const ofWorker = said.length;
  const engine = openEngine(config);
  await engine.client.workflowService.listNamespaces({});
  await engine.close();
  expect(ofWorker).toBeGreaterThanOrEqual(2);
  expect(said.length).toBeGreaterThan(ofWorker);
  expect(new Set(said)).toEqual(new Set([`Bearer ${KEY}`]));
});

it.each(['worker/main.ts', 'api/main.ts'])(
  'O6: %s ends with one sentence where its key is not the right one, and does not repeat it',
  async (program) => {
    const { TEMPORAL_API_KEY: _, ...others } = withKey('another-key');
    const started = Program.start(program, {
      NODE_ENV: 'development',
      DATABASE_URL: inject('databaseUrl'),
      DATABASE_API_URL: inject('databaseApiUrl'),
      DUBAN_TOKEN_SECRET: inject('tokenSecret'),
      WORKFLOW_BUNDLE: inject('workflowBundle'),
      ...others,
      TEMPORAL_API_KEY: 'another-key',
    });
    expect(await started.ended()).toBe(1);
    expect(started.said.trim()).toMatch(
      /^Temporal 服务（TEMPORAL_ADDRESS）：服务器不认可所给的身份，请核对 TEMPORAL_API_KEY.*$/,
    );
    expect(started.said).not.toContain('another-key');
  },
  60_000,
);
