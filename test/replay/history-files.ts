// Recorded histories as they lie in the repository: one gzipped JSON file per life, in a folder per release.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { DossierFacts } from '../../measures/dossier.ts';

const folder = fileURLToPath(new URL('histories', import.meta.url));

export interface RecordedRun {
  workflowId: string;
  runId: string;
  /** As `temporal workflow show --output json` writes it. */
  history: { events: unknown[] };
  /** What the ledger held at the last act this run knew of. */
  lastAct: { seq: number; facts: DossierFacts };
}

export interface RecordedLife {
  life: string;
  runs: RecordedRun[];
}

export function writeLife(release: string, life: RecordedLife): number {
  mkdirSync(path.join(folder, release), { recursive: true });
  const bytes = gzipSync(JSON.stringify(life), { level: 9 });
  writeFileSync(path.join(folder, release, `${life.life}.json.gz`), bytes);
  return bytes.length;
}

/** Every life of every release. */
export function readLives(): (RecordedLife & { release: string })[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((release) =>
      readdirSync(path.join(folder, release))
        .sort()
        .map((name) => ({
          release,
          ...(JSON.parse(gunzipSync(readFileSync(path.join(folder, release, name))).toString()) as RecordedLife),
        })),
    );
}
