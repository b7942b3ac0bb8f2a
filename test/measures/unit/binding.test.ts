// What the blocks of a unit do: the guards of its projects see them as they stand when an act is brought, and whoever
// opens the page of the unit reads them.
// test support
import { describe, expect, it } from 'vitest';
import { DECLARATION, drafted, listed, STANDING } from '../lawful-lives.ts';
import { saying } from '../saying.ts';
import { blockedUnit, REGISTERED, SHARING, UNIT } from './unit-lives.ts';
// under test
import type { Standing } from '../../../measures/references.ts';
import { kindNamed } from '../../../measures/register.ts';
import { sheetOf } from '../../../measures/sheet.ts';
import type { UnitFacts } from '../../../measures/unit/facts.ts';

/** What a project is judged by: as the API reads it, each block with the version of the dossier it stands in. */
const standingUnder = ({ blocks }: UnitFacts, version: number): Standing => ({
  ...STANDING,
  blocks: blocks.map(({ flag, article, reason }) => ({ flag, article, reason, version })),
});
const declaring = (standing: Standing) =>
  drafted().refusals('declare', UNIT, DECLARATION, { documents: ['needsStatement'], standing });

describe('a project of a blocked unit', () => {
  it('is leaned on its unit, by whatever code that has', () => {
    const { facts } = drafted();
    expect(kindNamed('project').leansOn!(facts)).toMatchObject({ blocksOf: UNIT });
    expect(kindNamed('unit').leansOn!(blockedUnit().facts)).toEqual({ party: UNIT });
  });

  it('is refused with the article, the reason and the way out, until the last block is lifted', () => {
    const life = blockedUnit();
    expect(declaring(standingUnder(life.facts, life.seq))).toMatchObject([
      {
        code: 'notBlockedForNotSharing',
        article: 31,
        basis: 'law',
        says: saying(`不得新建、改扩建政务信息系统（事由：${SHARING.reason}）`),
        remedy: saying('由设定该措施的主管部门解除'),
      },
    ]);
    life.do('lift', 'finance', { of: 1, reason: '已整改', documents: [] }, REGISTERED);
    expect(declaring(standingUnder(life.facts, life.seq))).toEqual([]);
  });

  it('is refused once for each article that blocks it', () => {
    const life = blockedUnit()
      .do('block', 'big-data', { ...SHARING, article: 32, reason: '密码应用不合要求' }, REGISTERED)
      .do(
        'block',
        'finance',
        { ...SHARING, article: 33, flag: 'newBuildNotSupported', reason: '应整合未整合' },
        REGISTERED,
      );
    expect(declaring(standingUnder(life.facts, life.seq)).map(({ code, article }) => [code, article])).toEqual([
      ['notBlockedForNotSharing', 31],
      ['notBlockedForSecurity', 32],
      ['notBlockedForIntegration', 33],
    ]);
  });

  it('goes on under a block of O&M money, which stops O&M alone', () => {
    const life = blockedUnit()
      .do('block', 'finance', { ...SHARING, flag: 'omFundingBlocked' }, REGISTERED)
      .do('lift', 'finance', { of: 1, reason: '已整改', documents: [] }, REGISTERED);
    const standing = standingUnder(life.facts, life.seq);
    expect(declaring(standing)).toEqual([]);
    const om = { year: '2026', amount: '600000000' };
    expect(
      listed({ kind: 'OM' }).refusals('declareForAnnualPlan', UNIT, om, { documents: [], standing }),
    ).toMatchObject([{ code: 'omFundingNotBlockedForSharing', article: 31, says: saying('不予安排运行维护经费') }]);
  });
});

describe('the sheet of a unit', () => {
  it('says each block in force, under which article, since when and why', () => {
    const { facts } = blockedUnit();
    const lastAct = { act: 'block', by: 'big-data', on: '2026-03-02', seq: 1 };
    expect(sheetOf(kindNamed('unit'), facts, [], { lastAct })).toMatchInlineSnapshot(`
      "### 市档案信息中心（unit-archive）

      **阶段**：限制措施生效中　**项目建设单位**：unit-archive　**市级部门**：department-culture

      **限制措施**：不得新建、改扩建政务信息系统（第三十一条（未按要求共享数据或者重复采集数据），2026年3月2日（周一），台账第1号）：未按要求共享人口库数据

      当前没有待办的有期限事项。

      **最近办理**：登记限制措施（市大数据发展局，2026年3月2日（周一），台账第1号）

      **下次提醒**：无"
    `);
  });

  it('of a unit that is clear says nothing of what was lifted', () => {
    const life = blockedUnit().do('lift', 'finance', { of: 1, reason: '已整改', documents: [] }, REGISTERED);
    const sheet = sheetOf(kindNamed('unit'), life.facts, [], {});
    expect(sheet).toContain('**阶段**：限制措施已全部解除');
    expect(sheet).not.toContain(SHARING.reason);
  });

  it('lists what is in force beside what every dossier has', () => {
    expect(kindNamed('unit').detailsOf(blockedUnit().facts)).toEqual({
      blocks: [{ seq: 1, on: '2026-03-02', flag: 'newBuildBlocked', article: 31 }],
    });
  });
});
