import { expect, it } from 'vitest';
// test support
import { SAMPLE_NAMES, SAMPLES } from '../messages/samples.ts';
// under test
import { lettersOf } from '../../activities/letters.ts';

it('makes one letter of a notice that came to the same person as handler and as leader', () => {
  const [{ notice, reader }, other] = SAMPLES as [(typeof SAMPLES)[number], (typeof SAMPLES)[number]];
  const enclosed = [notice, other.notice, structuredClone(notice)].map((one, index) => ({
    key: `key-${index}`,
    notice: one,
    kind: 'project',
    code: 'CQ-2024-0017',
    plannedOn: '2026-03-02',
  }));
  const letters = lettersOf(enclosed, SAMPLE_NAMES, reader, (key) => expect.fail(`${key} could not be written`));
  expect(letters).toHaveLength(2);
});
