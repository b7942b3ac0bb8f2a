import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
// test support
import { IMAGE_VARIABLES } from './image-variables.ts';
// under test
import { settings } from '../../config.ts';
import { fileVariables } from '../../settings/sources.ts';
import { composeVariables, readComposeFile, type ComposeService } from '../../dev/commands/check-host/compose-file.ts';

const read = (file: string) => readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8');
const dockerfile = read('Dockerfile');
const rolesSql = read('deploy/postgres/roles.sql');

const given = Object.fromEntries(
  composeVariables().map(({ name, fallback }) => [name, fallback ?? `given-${name.toLowerCase()}`]),
);
const { services, volumes, secrets } = readComposeFile(given);
const all = Object.entries(services);
const ours = all.filter(([, { build }]) => build);
const official = all.filter(([, { build }]) => !build);

/** The part of the Dockerfile that makes one image. */
const targetOf = (service: ComposeService) =>
  dockerfile.split(/^FROM /m).find((stage) => stage.includes(` AS ${service.build!.target}\n`))!;
const isAwaitedToTheEnd = (name: string) =>
  all.some(([, other]) => other.depends_on[name]?.condition === 'service_completed_successfully');
const isAskedForItsHealth = (service: ComposeService) =>
  service.build ? /^HEALTHCHECK /m.test(targetOf(service)) : service.healthcheck !== undefined;

describe('the variables of the containers', () => {
  it.each(ours)('%s is given only settings that config.ts reads', (_name, { environment }) => {
    const known = [
      ...Object.values(settings).map(({ variable }) => variable),
      ...fileVariables(Object.values(settings)),
    ];
    expect(Object.keys(environment).filter((variable) => !known.includes(variable))).toEqual([]);
  });

  it('are in our image, too, only those that config.ts reads', () => {
    const known = Object.values(settings).map(({ variable }) => variable);
    const set = [...dockerfile.matchAll(/^ENV (.+)$/gm)].flatMap(([, line]) =>
      line!.split(' ').map((pair) => pair.split('=')[0]),
    );
    expect(set).toEqual(['NODE_ENV', 'WORKFLOW_BUNDLE']);
    expect(set.every((variable) => known.includes(variable!))).toBe(true);
  });

  it.each(official)(
    '%s is given only variables that its image, or what we hand it, reads',
    (name, { image, environment }) => {
      const { variables } = IMAGE_VARIABLES[repositoryOf(image)]!;
      const readByUs =
        name === 'postgres' ? [...rolesSql.matchAll(/^\\getenv \w+ (\w+)$/gm)].map(([, variable]) => variable!) : [];
      expect(Object.keys(environment).filter((variable) => ![...variables, ...readByUs].includes(variable))).toEqual(
        [],
      );
      expect(readByUs.filter((variable) => !(variable in environment))).toEqual([]);
    },
  );

  it.each(['worker', 'api', 'migrate'])('%s holds the connection of its own role and no other', (name) => {
    const connections = Object.values(services[name]!.environment).filter((value) => value.startsWith('postgres://'));
    const role = name === 'migrate' ? 'owner' : name;
    expect(connections).toEqual([
      `postgres://duban_${role}:given-duban_${role}_password@postgres:5432/duban?sslmode=disable`,
    ]);
  });

  it.each(composeVariables().filter(({ fallback }) => fallback === undefined))(
    '$name must be given, or nothing starts',
    ({ name }) => {
      expect(() => readComposeFile({ ...given, [name]: '' })).toThrow(`${name} must be given`);
    },
  );

  it('holds no password of its own: each one must be given', () => {
    const secrets = all
      .flatMap(([, { environment }]) => Object.entries(environment))
      .filter(([variable]) => /PASSWORD|PWD/.test(variable));
    expect(secrets).not.toEqual([]);
    expect(secrets.filter(([, value]) => !/^given-\w+_password$/.test(value))).toEqual([]);
  });

  it('I17: give the Temporal page a log-in at the identity service of the API, and let it pass its token to nobody else', () => {
    const { environment } = readComposeFile({
      ...given,
      TEMPORAL_AUTH_ENABLED: 'true',
      TEMPORAL_CODEC_ENDPOINT: 'https://duban.example/codec',
    }).services['temporal-ui']!;
    expect(environment).toMatchObject({
      TEMPORAL_AUTH_ENABLED: 'true',
      TEMPORAL_AUTH_PROVIDER_URL: services.api!.environment.OIDC_ISSUER,
      TEMPORAL_CODEC_ENDPOINT: 'https://duban.example/codec',
      TEMPORAL_CODEC_PASS_ACCESS_TOKEN: 'true',
    });
    expect(services['temporal-ui']!.environment).toMatchObject({ TEMPORAL_CODEC_ENDPOINT: '' });
    const keys = 'k1:given';
    const sealed = readComposeFile({ ...given, DUBAN_SEALING_KEYS: keys }).services;
    const holders = Object.keys(sealed).filter((name) => Object.values(sealed[name]!.environment).includes(keys));
    expect(holders).toEqual(['worker', 'api']);
  });

  it('are all in .env.example, those that must be given as lines to fill in, the others with their default', () => {
    const lines = read('.env.example')
      .split('\n')
      .filter((line) => /^#?[A-Z]/.test(line));
    const withDefault = (name: string, fallback: string) => `#${name}=${fallback}`;
    const expected = composeVariables().map(({ name, fallback }) =>
      fallback === undefined ? `${name}=` : withDefault(name, fallback),
    );
    expect(lines.sort()).toEqual(expected.sort());
  });
});

describe('the containers', () => {
  it('O6: pins every image to one release, and that of others to its digest', () => {
    const bases = [...dockerfile.matchAll(/^ARG NODE_IMAGE=(.+)$/gm)].map(([, image]) => image!);
    const others = [...official.map(([, { image }]) => image), ...bases];
    const release = /^[a-z/-]+:\d+\.\d+(\.\d+)?(-[a-z-]+)?@sha256:[0-9a-f]{64}$/;
    expect(others.filter((image) => !release.test(image))).toEqual([]);
    expect(new Set([...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, from]) => from))).toEqual(
      new Set(['${NODE_IMAGE}', 'tools', 'runtime']),
    );
  });

  it('runs one version of ours, and one of the Temporal server and its tools', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    expect(ours.map(([name, { image }]) => [name, image])).toEqual(
      ours.map(([name]) => [name, `duban-${name}:${version}`]),
    );
    const releaseOf = (image: string) => image.split('@')[0]!.split(':')[1];
    expect(releaseOf(services['temporal-schema']!.image)).toBe(releaseOf(services.temporal!.image));
  });

  it.each(all)(
    '%s either ends by itself and is awaited, or says how healthy it is and is started again',
    (name, service) => {
      if (isAwaitedToTheEnd(name)) expect(service.restart).toMatch(/^on-failure:\d+$/);
      else {
        expect(isAskedForItsHealth(service)).toBe(true);
        expect(service.restart).toBe('unless-stopped');
      }
    },
  );

  it.each(all)('%s waits for what it needs, and that can answer', (_name, { depends_on }) => {
    for (const [needed, { condition }] of Object.entries(depends_on)) {
      const service = services[needed]!;
      if (condition === 'service_healthy') expect(isAskedForItsHealth(service), needed).toBe(true);
      else expect(service.restart, needed).toMatch(/^on-failure/);
    }
  });

  it('keeps data in named volumes, and takes single files of ours to read only', () => {
    const mounts = all
      .flatMap(([, service]) => service.volumes)
      .map((mount) => mount.split(':') as [string, string, string?]);
    const named = mounts.filter(([from]) => !from.startsWith('.'));
    expect(named.map(([from]) => from)).toEqual(Object.keys(volumes));
    expect(named).toEqual([['postgres-data', '/var/lib/postgresql']]);
    for (const [from, , how] of mounts.filter(([source]) => source.startsWith('.'))) {
      expect(existsSync(fileURLToPath(new URL(`../../${from}`, import.meta.url))), from).toBe(true);
      expect(how, from).toBe('ro');
    }
  });

  it('publishes on the loopback address only, and neither the database nor the engine', () => {
    const published = all.flatMap(([name, { ports }]) => ports.map((port) => `${name} ${port}`));
    expect(published).toEqual(['temporal-ui 127.0.0.1:8233:8080', 'api 127.0.0.1:7080:7080']);
  });

  it.each(all)('O6: %s changes nothing of its image, gains no rights, and has its limits', (_name, service) => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    expect(service).toMatchObject({
      mem_limit: expect.stringMatching(/^\d+[mg]$/) as string,
      memswap_limit: service.mem_limit,
      pids_limit: expect.any(Number) as number,
    });
  });

  it.each(all)('O6: %s runs as an ordinary user', (_name, { user }) => {
    expect(user).toMatch(/^(node|postgres|[1-9]\d*:[1-9]\d*)$/);
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).not.toMatch(/^USER root$/m);
  });

  it('O6: hands secrets on as files, each to whoever reads it and to nobody else', () => {
    const named = all.flatMap(([name, { environment }]) =>
      Object.entries(environment)
        .filter(([variable]) => variable.endsWith('_FILE'))
        .map(([, file]) => `${name} ${file.replace('/run/secrets/', '')}`),
    );
    expect(named).toEqual(all.flatMap(([name, service]) => service.secrets.map((secret) => `${name} ${secret}`)));
    expect(named).toEqual(['worker smtp-url']);
    expect(secrets).toEqual({ 'smtp-url': { file: './secrets/smtp-url' } });
    expect(read('.gitignore').split('\n')).toContain('/secrets/');
    expect(Object.keys(services.worker!.environment)).not.toContain('SMTP_URL');
  });

  it('O6: takes another image of whatever is not ours, where one is given', () => {
    const digest = `@sha256:${'0'.repeat(64)}`;
    const names = composeVariables().filter(({ name }) => name.endsWith('_IMAGE'));
    const pinned = readComposeFile({
      ...given,
      ...Object.fromEntries(names.map(({ name, fallback }) => [name, `${repositoryOf(fallback!)}:1.0${digest}`])),
    });
    const images = Object.values(pinned.services).map(({ image, build }) => build?.args.NODE_IMAGE ?? image);
    expect(images.filter((image) => !image.endsWith(digest))).toEqual([]);
    expect(dockerfile).toContain(`ARG NODE_IMAGE=${services.api!.build!.args.NODE_IMAGE}\n`);
  });
});

function repositoryOf(image: string): string {
  return image.split(':')[0]!;
}
