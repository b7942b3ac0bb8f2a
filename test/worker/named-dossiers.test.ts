// under test
import { describe, expect, it } from 'vitest';
import { KIND_OPTION, namedDossiers, namedWorkflows } from '../../worker/named-dossiers.ts';

const KIND = KIND_OPTION.kind.default;

describe('what is named on the command line', () => {
  it('is a project by its code alone, and whatever its workflow id says', () => {
    expect(namedDossiers(['CQ-2026-0001', 'project:CQ-2026-0002', 'unit:unit-archive'], KIND)).toEqual([
      { kind: 'project', code: 'CQ-2026-0001' },
      { kind: 'project', code: 'CQ-2026-0002' },
      { kind: 'unit', code: 'unit-archive' },
    ]);
    expect(namedDossiers(['unit-archive', 'project:CQ-2026-0002'], 'unit')).toEqual([
      { kind: 'unit', code: 'unit-archive' },
      { kind: 'project', code: 'CQ-2026-0002' },
    ]);
    expect(namedWorkflows(['CQ-2026-0001', 'mailbox:big-data'], KIND)).toEqual([
      'project:CQ-2026-0001',
      'mailbox:big-data',
    ]);
    expect(namedWorkflows(['big-data'], 'mailbox')).toEqual(['mailbox:big-data']);
  });

  it('is refused where it is none: a slip must not pass for what has no lines', () => {
    const not = /^mailbox:big-data 不是卷宗：请写卷宗的工作流编号，例如 project:\S+$/;
    expect(() => namedDossiers(['mailbox:big-data'], KIND)).toThrow(not);
    expect(() => namedDossiers(['big-data'], 'mailbox')).toThrow('没有卷宗种类 mailbox：应为 project、unit 之一。');
    expect(() => namedWorkflows(['projekt:CQ-2026-0001'], KIND)).toThrow(/^projekt:CQ-2026-0001 不是工作流编号：/);
    expect(() => namedWorkflows(['x'], 'delivery')).toThrow('应为 project、unit、mailbox 之一');
  });
});
