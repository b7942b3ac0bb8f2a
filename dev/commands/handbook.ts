// The commands printed in docs/运维手册.md, as the tests and `npm run check:host` try them. The first line of each says
// for which way of installing it is, and where it is tried.
import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const WAYS = [
  /** Beside a running `npm start`; the one that is nothing else starts it. */
  '内置方式',
  '内置方式，另设端口',
  '内置方式，停止以后',
  '内置方式，演练拒收',
  /** On a Debian, by root, in the order in which they are printed. */
  '主机方式',
  /** What the operating system does: packages, accounts, systemd. */
  '主机方式，系统命令',
  /** With tokens of the identity service, which lie where the handbook says. */
  '主机方式，令牌',
  /** Needs a program that Debian does not have and no index of packages brings. */
  '主机方式，正式服务端',
  /** Ends what others of the check live on, or names what is not there. */
  '主机方式，删除',
  '主机方式，已有卷宗',
  /** By hosts that are not there. */
  '主机方式，证书',
  '容器方式',
] as const;
export type Way = (typeof WAYS)[number];

export interface Block {
  readonly way: Way;
  /** Without its first line. */
  readonly script: string;
  /** Of the part it stands in: 一 is 1. */
  readonly part: number;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const HANDBOOK = path.join(root, 'docs', '运维手册.md');
/** What a checkout holds beside the sources, and what was made from them. */
const NOT_SOURCES = ['.git', '.duban', 'node_modules', 'dist'];

export const readHandbook = (): string => readFileSync(HANDBOOK, 'utf8');

/** Every block of shell commands, in order; throws where one does not say what it is for. */
export function commandBlocks(handbook: string): Block[] {
  return handbook.split(/^## /m).flatMap((text, part) =>
    [...text.matchAll(/^```sh\n(.*)\n([^]*?)^```$/gm)].map(([, first, script]) => {
      const way = WAYS.find((one) => first === `# ${one}`);
      if (!way) throw new Error(`a block of commands says for which way of installing it is, not: ${first}`);
      return { way, script: script!, part };
    }),
  );
}

/** A folder as an operator has it after unpacking a release: the sources, and nothing installed. */
export function unpackSources(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(root))
    if (!NOT_SOURCES.includes(name)) cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
}
