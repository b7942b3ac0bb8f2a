/** `npm run token -- --party big-data --role handler`: a developer token for this folder's API, on standard output. */
import { readConfig } from '../../config.ts';
import { readArguments } from '../../program.ts';
import { PlainError } from '../../worded-error.ts';
import { developerToken, roles, type Role } from '../stack/developer-token.ts';
import { secretsOf } from '../stack/secrets.ts';

const usage = `用法：npm run token -- --party <单位或部门代码> --role <${roles.join('|')}> [--role …] [--sub <姓名或工号>]`;

const { values } = readArguments(usage, {
  party: { type: 'string' },
  role: { type: 'string', multiple: true },
  sub: { type: 'string' },
});
const held = values.role ?? [];
if (!values.party || held.length === 0 || !held.every(isRole)) throw new PlainError(usage);
const config = readConfig({ ...process.env, NODE_ENV: 'development' });
const secret = config.tokenSecret ?? secretsOf(config.folder).token;
console.log(await developerToken({ secret, party: values.party, roles: held, sub: values.sub }));

function isRole(role: string): role is Role {
  return (roles as readonly string[]).includes(role);
}
