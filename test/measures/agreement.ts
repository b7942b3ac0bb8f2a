// Test support: a third kind of dossier, entered in the register by the tests that import this file. Three parties sign
// an agreement together.
import { z } from 'zod';
import type { Act } from '../../measures/act.ts';
import type { DossierFacts, Entry } from '../../measures/dossier.ts';
import { listOf, money, party as partyField } from '../../measures/field/kinds.ts';
import type { DossierKind } from '../../measures/kind.ts';
import { proposalActs, proposalAnswer } from '../../measures/proposal.ts';
import { enter, firstPractice } from '../../measures/register.ts';
import { CALENDAR } from './clockwork.ts';
import { SettledLife } from './settled-life.ts';

interface AgreementFacts extends DossierFacts {
  signatories: string[];
  amount?: string;
  signed?: Entry;
}

export const SIGNATORIES = ['unit-a', 'unit-b', 'department-c'];

const signatory = partyField('签署单位', 'unit', 'department');
const openInput = z.strictObject({ signatories: listOf('各签署单位', signatory) });
const openAgreement: Act<AgreementFacts, z.infer<typeof openInput>> = {
  name: 'openAgreement',
  title: '拟定协议',
  article: null,
  basis: 'practice',
  by: ['signatory'],
  at: ['UNOPENED'],
  input: openInput,
  guards: [],
  apply: (facts, { signatories }) => ({ ...facts, stage: 'DRAFT', signatories }),
  tells: () => ['signatory'],
};

const signInput = z.strictObject({ amount: money('协议金额') });
const sign: Act<AgreementFacts, z.infer<typeof signInput>> = {
  name: 'sign',
  title: '签署协议',
  article: 13,
  basis: 'law',
  by: ['signatory'],
  at: ['DRAFT'],
  input: signInput,
  guards: [],
  jointly: () => ['signatory'],
  warnings: ({ moment: { today, practice }, party }, { amount }) =>
    BigInt(amount) <= 1_000_000n
      ? []
      : [
          {
            code: 'amountUnusual',
            article: 13,
            says: `${today}由${party}提出的金额高于通常水平，答复期为${practice.figures.proposalAnswerWorkingDays}个工作日。`,
          },
        ],
  apply: (facts, { amount }, { seq, receivedOn, by }) => ({
    ...facts,
    stage: 'SIGNED',
    amount,
    signed: { seq, on: receivedOn, by },
  }),
  tells: () => ['signatory', 'big-data'],
};

export const agreement: DossierKind<AgreementFacts> = {
  name: 'agreement',
  title: '协议',
  thisOne: '本协议',
  path: 'agreements',
  workflowType: 'agreementLifecycle',
  code: /^XY-\d+$/,
  codeForm: 'XY-加数字',
  begins: 'byRequest',
  unopened: (code) => ({ v: 1, code, stage: 'UNOPENED', proposals: [], answeredProposals: [], signatories: [] }),
  acts: [openAgreement, sign, ...Object.values(proposalActs<AgreementFacts>(['DRAFT'], ['signatory']))],
  duties: [proposalAnswer],
  stageNames: { UNOPENED: '未立卷', DRAFT: '拟定中', SIGNED: '已签署' },
  endStages: ['SIGNED'],
  endsDuty: () => undefined,
  capacityNames: { signatory: '签署单位' },
  partsOf: ({ signatories }) => signatories.map((party) => ({ capacity: 'signatory', party })),
  openTo: [],
  nameOf: ({ code }) => `协议${code}`,
  belongsTo: ({ signatories }) => ({ unit: signatories[0] }),
  detailsOf: () => ({}),
  amountClassOf: () => null,
  practice: { ladders: {}, figures: {}, guardFigures: [] },
  sampleOf: () => ({}),
};
enter(agreement);

/** An agreement that its first signatory has drafted. */
export const draftedAgreement = (on = '2026-09-24', practice = firstPractice()): SettledLife<AgreementFacts> =>
  new SettledLife(agreement, 'XY-1', on, { calendar: CALENDAR, practice }).do('openAgreement', 'unit-a', {
    signatories: SIGNATORIES,
  });
