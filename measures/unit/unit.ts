// The unit 项目建设单位 as a dossier of its own: what articles 31 to 33 put on it.
import { dayNameOf } from '../date-name.ts';
import type { DossierKind } from '../kind.ts';
import { plainly } from '../markdown.ts';
import { pick } from '../pick.ts';
import { BUREAUS } from '../vocabulary.ts';
import { UNIT_ACTS, UNIT_SAMPLES } from './acts.ts';
import { BLOCK_ARTICLE_NAMES, FLAG_NAMES, UNIT_STAGE_NAMES, unopenedUnit, type UnitFacts } from './facts.ts';

export const unit: DossierKind<UnitFacts> = {
  name: 'unit',
  title: '单位',
  thisOne: '该单位',
  path: 'units',
  workflowType: 'unitLifecycle',
  code: /^unit-[a-z0-9]+(-[a-z0-9]+)*$/,
  codeForm: '项目建设单位的编号',
  begins: 'withParty',
  unopened: unopenedUnit,
  acts: UNIT_ACTS,
  duties: [],
  stageNames: UNIT_STAGE_NAMES,
  endStages: ['CLEAR'],
  endsDuty: () => undefined,
  capacityNames: { unit: '项目建设单位', department: '市级部门' },
  partsOf: ({ unit: party, department }) => [
    { capacity: 'unit', party },
    ...(department === undefined ? [] : [{ capacity: 'department', party: department }]),
  ],
  openTo: BUREAUS,
  nameOf: ({ name, unit: party }) => name || party,
  belongsTo: ({ unit: party, department }) => ({ unit: party, department }),
  overtakenBy: ({ blocks, lifted }, { act, seq }) => {
    const last = lifted.findLast((block) => block.seq === seq);
    if (act !== 'block' || !last || blocks.some((block) => block.seq === seq)) return undefined;
    return { act: 'lift', ...pick(last.lifted, ['seq', 'on', 'by']) };
  },
  leansOn: ({ code }) => ({ party: code }),
  detailsOf: ({ blocks }) => ({ blocks: blocks.map(({ seq, on, flag, article }) => ({ seq, on, flag, article })) }),
  amountClassOf: () => null,
  remarksOf: ({ blocks }) =>
    blocks.map(
      ({ seq, on, flag, article, reason }) =>
        `**限制措施**：${FLAG_NAMES[flag]}（${BLOCK_ARTICLE_NAMES[article]}，${dayNameOf(on)}，台账第${seq}号）：${plainly(reason)}`,
    ),
  practice: { ladders: {}, figures: {}, guardFigures: [] },
  sampleOf: (act) => UNIT_SAMPLES[act as keyof typeof UNIT_SAMPLES],
};
