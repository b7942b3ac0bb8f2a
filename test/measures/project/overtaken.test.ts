// Who hears of a request only after it was withdrawn hears of both.
import { expect, it } from 'vitest';
// test support
import { UNIT } from '../lawful-lives.ts';
import { CHANGE_DOCUMENTS, changeReturned, changing, requested } from './acts/path-lives.ts';
// under test
import { overtakenBy } from '../../../measures/project/overtaken.ts';

it('a request out of plan by its withdrawal, and by that of no other request', () => {
  const life = requested();
  const { seq } = life;
  expect(overtakenBy(life.facts, { act: 'requestOutOfPlan', seq })).toBeUndefined();
  life.do('withdrawOutOfPlan', UNIT, { reason: '改在年度申报' });
  expect(overtakenBy(life.facts, { act: 'requestOutOfPlan', seq })).toEqual({
    act: 'withdrawOutOfPlan',
    seq: seq + 1,
    on: life.today,
    by: UNIT,
  });
  expect(overtakenBy(life.facts, { act: 'requestOutOfPlan', seq: seq - 1 })).toBeUndefined();
});

it('a change that was asked for, also again, by its withdrawal', () => {
  const life = changeReturned();
  const first = life.seq - 1;
  life.do('resubmitChange', UNIT, { reason: '业务调整', content: '增加模块' }, { documents: CHANGE_DOCUMENTS });
  const again = life.seq;
  expect(overtakenBy(life.facts, { act: 'resubmitChange', seq: again })).toBeUndefined();
  life.do('withdrawChange', UNIT);
  for (const [act, seq] of [
    ['requestChange', first],
    ['resubmitChange', again],
  ] as const)
    expect(overtakenBy(life.facts, { act, seq })).toMatchObject({ act: 'withdrawChange', seq: again + 1 });
  const { seq } = changing(life);
  expect(overtakenBy(life.facts, { act: 'requestChange', seq })).toBeUndefined();
});
