/** What `npm start` prints once everything answers. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../../config.ts';
import { developerToken, roles, type Role } from '../stack/developer-token.ts';
import type { StackAddresses } from '../stack/stack-addresses.ts';

/** One believable person for each role. */
const parties: Readonly<Record<Role, string>> = {
  handler: 'unit-demo',
  leader: 'big-data',
  administrator: 'big-data',
  auditor: 'audit',
};

/** Writes a token per role into `<folder>/tokens`, so that the `curl` lines stay readable, and answers the text. */
export async function welcome(config: Config, addresses: StackAddresses): Promise<string> {
  const api = `http://127.0.0.1:${config.apiPort}`;
  const tokens = path.join(addresses.folder, 'tokens');
  mkdirSync(tokens, { recursive: true, mode: 0o700 });
  const tokenLines: string[] = [];
  for (const role of roles) {
    const token = await developerToken({ secret: addresses.tokenSecret, party: parties[role], roles: [role] });
    writeFileSync(path.join(tokens, role), token, { mode: 0o600 });
    tokenLines.push(`  ${role}（${parties[role]}）`, `    ${token}`);
  }
  const here = path.relative(process.cwd(), tokens) || tokens;
  const curl = (role: Role, rest: string) => `  curl -s -H "Authorization: Bearer $(cat '${here}/${role}')" ${rest}`;
  return [
    '',
    '督办 Duban 已就绪',
    `  API            ${api}`,
    `  API 文档       ${api}/docs`,
    `  Temporal 界面  ${addresses.temporalUiUrl ? `${addresses.temporalUiUrl}/namespaces/${addresses.temporalNamespace}/workflows` : '（由所设的 Temporal 服务提供）'}`,
    `  收信页面       ${addresses.mailPageUrl ?? '（邮件交给 SMTP_URL）'}`,
    `  数据目录       ${addresses.folder}`,
    '',
    '开发用令牌（三十天有效；另发：npm run token -- --party big-data --role handler）',
    ...tokenLines,
    '',
    '可以先试',
    curl('handler', `'${api}/calendar/period?from=2025-08-31&months=6&rolling=FORWARD'`),
    curl('handler', `'${api}/measures/acts'`),
    // Who sees every project: those of the sample belong to none of the parties above.
    curl('administrator', `'${api}/projects'`),
    '',
    '停止：按一次 Ctrl-C',
    '',
  ].join('\n');
}
