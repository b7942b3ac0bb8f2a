// Article 28: organising is met on the day of the conclusion itself. Where a unit records its conclusion long after that
// day, big-data says whether the day is right; what counts from it waits so long (article 30).
import { z } from 'zod';
import { addMonths } from '../../calendar/calendar-date.ts';
import { dayNameOf } from '../../date-name.ts';
import { isOpen, type DutyFigures } from '../../duty.ts';
import { entryOf } from '../../entry.ts';
import { ledgerNumber, reason, yesNo } from '../../field/kinds.ts';
import { gate, practiceGate } from '../act.ts';
import { decision } from '../decision.ts';
import type { AcceptanceRound, ProjectFacts } from '../facts.ts';
import { reasonForNot } from './confirmation-gates.ts';
import { inUseSince, passedAcceptance } from '../questions.ts';
import { OPENED } from './stage-spans.ts';

const confirmInput = z.strictObject({
  of: ledgerNumber('所指验收结论').optional(),
  confirmed: yesNo('是否确认结论日期', { yes: '予以确认', no: '不予确认' }),
  reason: reason.optional(),
});
type Confirm = z.infer<typeof confirmInput>;
type Conclusion = NonNullable<AcceptanceRound['conclusion']>;

/** The duty of big-data to say so, under the seq of the conclusion. */
const awaited = (duties: readonly DutyFigures[]): DutyFigures[] =>
  duties.filter((duty) => duty.duty === 'CONCLUSION_DATE_CONFIRMATION' && isOpen(duty));

/** The one that is named; else the last. */
const conclusionMeant = (facts: ProjectFacts, { of }: Pick<Confirm, 'of'>): Conclusion | undefined =>
  facts.acceptanceRounds
    .flatMap(({ conclusion }) => conclusion ?? [])
    .findLast(({ seq }) => of === undefined || seq === of);

const dateAwaited = practiceGate<Confirm | undefined>(
  'duties',
  'conclusionDateAwaited',
  '有结论日期待确认的验收结论',
  ({ facts, duties }, input) => {
    const open = awaited(duties);
    if (open.length === 0)
      return {
        says: '本项目没有日期待确认的验收结论。',
        remedy: '无须办理；结论日期早于登记日较久的，登记后方须确认，已经确认的无须再办。',
        wayOut: { needless: true },
      };
    const meant = input && conclusionMeant(facts, input);
    if (!input || open.some(({ key }) => key === String(meant?.seq))) return undefined;
    const lines = open.map(({ key }) => `第${key}号`).join('、');
    return {
      says: meant ? `台账第${meant.seq}号验收结论的日期无须确认。` : `台账第${input.of}号不是验收结论。`,
      remedy: `请以台账序号指明日期待确认的验收结论（台账${lines}）。`,
      wayOut: { mend: true },
    };
  },
);

/** Not confirmed, the acceptance counts from the day on which its conclusion was recorded. */
export const confirmConclusionDate = decision<Confirm>({
  name: 'confirmConclusionDate',
  title: '确认验收结论日期',
  article: null,
  basis: 'practice',
  by: ['big-data'],
  deciderLookedOver: () => 'big-data',
  // Of two conclusions one decision says nothing of the other.
  settles: ({ act: proposed, input: other }, { of }, facts) =>
    proposed === 'confirmConclusionDate' && conclusionMeant(facts, other as Confirm) === conclusionMeant(facts, { of }),
  at: OPENED,
  input: confirmInput,
  guards: [dateAwaited, reasonForNot('结论日期')],
  apply: (facts, input, entry) => {
    const meant = conclusionMeant(facts, input);
    const dateConfirmation = { confirmed: input.confirmed, reason: input.reason, ...entryOf(entry) };
    return {
      ...facts,
      acceptanceRounds: facts.acceptanceRounds.map((round) =>
        round.conclusion && round.conclusion === meant
          ? { ...round, conclusion: { ...round.conclusion, dateConfirmation } }
          : round,
      ),
    };
  },
  tells: () => ['constructionUnit'],
});

/**
 * The window of self-evaluation counts from the conclusion's own date only where that date is certain: while it awaits
 * confirmation, from the day on which the conclusion was recorded, at the latest.
 */
export const windowFromCertainDate = gate(
  30,
  'duties',
  'windowFromCertainDate',
  '据以计算自评价起止时间的验收结论日期不在待确认之中',
  ({ facts, duties, today }) => {
    const passed = passedAcceptance(facts);
    const atTheLatest = passed && inUseSince(facts, { acceptedOn: passed.on });
    if (
      !atTheLatest ||
      addMonths(atTheLatest.on, 12) <= today ||
      !awaited(duties).some(({ key }) => key === String(passed.seq))
    )
      return undefined;
    return {
      says: `验收结论于${dayNameOf(passed.on)}登记，结论日期为${dayNameOf(passed.concludedOn)}，尚待市大数据发展局确认；自评价的起止时间据以计算。`,
      remedy: '请待市大数据发展局办理「确认验收结论日期」后提交自评价报告。',
      wayOut: { acts: ['confirmConclusionDate'] },
    };
  },
);
