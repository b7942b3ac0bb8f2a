/** Programs of the machine that are not ours to install. */
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const TOOLS = {
  go: { programs: ['go'], remedy: 'Go 1.24 或更新的版本（https://go.dev/dl/）' },
  chromium: {
    programs: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    remedy: 'Chromium（Debian：apt-get install chromium fonts-noto-cjk）',
  },
  cluster: {
    programs: ['pg_createcluster'],
    remedy: 'Debian 自带的 PostgreSQL（apt-get install postgresql）',
  },
  npm: { programs: ['npm'], remedy: 'npm（随 Node.js 一起安装）' },
} as const;

export type Tool = keyof typeof TOOLS;

/** A line for each tool that is not there, with how to get it. */
export function missingTools(tools: readonly Tool[]): string[] {
  return [...new Set(tools)]
    .filter((tool) => !programOf(tool))
    .map((tool) => `PATH 上没有 ${TOOLS[tool].programs[0]}：请安装 ${TOOLS[tool].remedy}`);
}

/** Where the program is, by PATH. */
export function programOf(tool: Tool): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return TOOLS[tool].programs
    .flatMap((program) => folders.map((folder) => path.join(folder, program)))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
