// Test support
import { describe, expect, it } from 'vitest';

// Under test
import { isRecentEnough } from '../../dev/engine-binary.ts';

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
