// Test support
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

// Under test
import { findEngine, isRecentEnough, PINNED_VERSION } from '../../../dev/stack/engine-binary.ts';

describe('a temporal on PATH', () => {
  it.each([
    ['temporal version 1.9.0 (Server 1.32.0, UI 2.54.0)', true],
    ['temporal version v1.10.2 (Server 1.33.0, UI 2.60.0)', true],
    ['temporal version 2.0.0', true],
    ['temporal version 1.8.2 (Server 1.31.2, UI 2.49.0)', false],
    ['temporal version 0.13.0', false],
    ['command not found', false],
    ['', false],
  ])('that answers "%s" is taken: %s', (answer, taken) => {
    expect(isRecentEnough(answer)).toBe(taken);
  });
});

describe('the binary of a folder', () => {
  let folder: string;
  const searchPath = process.env.PATH;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'engine-'));
    mkdirSync(path.join(folder, 'bin'));
    // No temporal on PATH.
    process.env.PATH = path.join(folder, 'nothing');
  });
  afterEach(() => {
    process.env.PATH = searchPath;
    rmSync(folder, { recursive: true, force: true });
  });

  const put = (name: string, version: string): string => {
    const binary = path.join(folder, 'bin', name);
    writeFileSync(binary, `#!/bin/sh\necho "temporal version ${version} (Server 1.32.0, UI 2.54.1)"\n`, {
      mode: 0o755,
    });
    return binary;
  };
  /** Stopped before anything could be fetched. */
  const find = () => findEngine(folder, () => undefined, AbortSignal.abort());

  it('is the one named for the pinned version', async () => {
    put('temporal', '1.8.0');
    const pinned = put(`temporal-${PINNED_VERSION}`, PINNED_VERSION);
    expect(await find()).toBe(pinned);
  });

  it('may still be the one without a version in its name, if it is of the pinned version', async () => {
    const unnumbered = put('temporal', PINNED_VERSION);
    expect(await find()).toBe(unnumbered);
  });

  it('is fetched anew where only that of another version lies there', async () => {
    put('temporal', `${PINNED_VERSION}0`);
    put('temporal-1.8.0', '1.8.0');
    await expect(find()).rejects.toThrow('下载已中止');
  });
});
