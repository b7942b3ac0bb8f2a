/**
 * Who may import whom. A room not named in `to` of its rule is closed to it; npm packages stay in their room too.
 * Tests, trials, benchmarks and the developer's programs (dev) may import anything. That the API writes neither ledger
 * nor projects, duties or messages is held by its database role (database/roles.sql), not here.
 */
const rooms = [
  'measures',
  'messages',
  'database',
  'engine',
  'logging',
  'workflows',
  'activities',
  'api',
  'worker',
  'dev',
  'bench',
  'test',
  'trials',
];
const contract = '^workflows/[^/]+/contract\\.ts$';

/** `from` may reach only the rooms (patterns) named. */
function only(from, ...allowed) {
  return {
    name: `${from}-reaches-only-its-rooms`,
    severity: 'error',
    from: { path: `^${from}/` },
    to: { path: [`^(${rooms.join('|')})/`, '^config\\.ts$'], pathNot: [`^${from}/`, ...allowed] },
  };
}

/** Where only types may be taken, nothing is left at run time. */
function typesOnly(from, ...rooms) {
  return {
    name: `${from}-takes-types-only`,
    severity: 'error',
    from: { path: `^${from}/` },
    to: { path: rooms, dependencyTypesNot: ['type-only'] },
  };
}

/** An npm package that belongs to some rooms (dev, bench and test aside). */
function stays(packages, ...homes) {
  return {
    name: `${packages.replaceAll(/[^a-z-]/g, '')}-stays-in-its-room`,
    severity: 'error',
    from: { path: `^(${rooms.slice(0, 9).join('|')})/|^config\\.ts$`, pathNot: homes },
    to: { path: `^node_modules/(${packages})/`, dependencyTypesNot: ['type-only'] },
  };
}

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: { pathNot: '^node_modules/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },

    only('measures'),
    only('messages', '^measures/'),
    only('database', '^measures/', '^messages/'),
    only('engine', '^database/', '^measures/', contract, '^config\\.ts$'),
    {
      name: 'settings-are-read-through-config',
      severity: 'error',
      from: { path: '^(measures|messages|database|workflows|activities|api|worker)/' },
      to: { path: '^settings/', dependencyTypesNot: ['type-only'] },
    },
    only('logging'),
    only('workflows', '^measures/', '^activities/'),
    only('activities', '^measures/', '^messages/', '^database/', contract),
    only('api', '^measures/', '^messages/', '^database/', '^engine/', '^logging/', contract, '^config\\.ts$'),
    only(
      'worker',
      '^measures/',
      '^messages/',
      '^database/',
      '^engine/',
      '^logging/',
      contract,
      '^activities/',
      '^config\\.ts$',
    ),
    {
      name: 'config-reaches-no-room',
      severity: 'error',
      from: { path: '^((config|program|worded-error|worded-tls|error-chain)\\.ts$|settings/)' },
      to: { path: `^(${rooms.join('|')})/` },
    },

    // What the sandbox hashes and what the database holds must come to one text.
    typesOnly('database', '^measures/(?!canonical-json)', '^messages/'),
    typesOnly('workflows', '^activities/'),
    typesOnly('activities', contract),

    {
      name: 'measures-know-zod-only',
      severity: 'error',
      comment: 'The law is pure: no clock, no I/O, no engine.',
      from: { path: '^measures/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'core'], pathNot: '^node_modules/zod/' },
    },
    {
      name: 'contracts-know-no-engine',
      severity: 'error',
      from: { path: contract },
      to: { path: '^node_modules/@temporalio/' },
    },
    {
      name: 'sandbox-knows-no-node',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { dependencyTypes: ['core'] },
    },

    stays('@temporalio/workflow', '^workflows/'),
    stays('@temporalio/activity', '^activities/'),
    stays('@noble/hashes', '^workflows/'),
    stays('@temporalio/envconfig|fastest-levenshtein', '^settings/', '^engine/'),
    stays('@temporalio/client', '^engine/', '^api/', '^worker/'),
    stays('@temporalio/worker', '^worker/'),
    stays('pg|node-pg-migrate', '^database/'),
    stays('express|helmet|express-rate-limit|swagger-ui-dist', '^api/'),
    stays('nodemailer', '^messages/channels/'),
    stays('lru-cache', '^api/'),
    stays('prom-client', '^api/', '^worker/'),
    stays('pino', '^logging/', '^api/', '^worker/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^\\.duban/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
