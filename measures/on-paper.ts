// 代录: the authority that receives what came on paper records it for whoever wrote it. It counts on the day on which the
// paper arrived, with the receipt that was given for it.
import type { Act, Refusal } from './act.ts';
import type { CalendarDate } from './calendar/calendar-date.ts';
import { dayNameOf } from './date-name.ts';
import type { DossierFacts } from './dossier.ts';
import { date, document, group } from './field/kinds.ts';
import type { DossierKind } from './kind.ts';
import { isBureau } from './party-id.ts';
import { partiesOf, partiesOfAll } from './parts.ts';
import type { References } from './references.ts';
import { objected } from './refusal.ts';
import type { PartyId } from './vocabulary.ts';

// QUESTION(article 28, countsOnArrival): the text says of no submission on which of two days it counts.

export interface OnPaper {
  arrivedOn: CalendarDate;
  /** Id of the receipt. */
  receipt: string;
}

/** Beside the input of an act. */
export const onPaper = group('代录纸质材料', {
  arrivedOn: date('纸质材料送达日期'),
  receipt: document('收件回执', '已登记的收件回执的编号'),
});

/** For whom an authority may record the act: whoever brings it first and is no authority. */
export function writerOf<Input>(
  kind: DossierKind,
  facts: DossierFacts,
  act: Act<DossierFacts, Input>,
  input: Input | undefined,
): PartyId | undefined {
  const [capacity] = (act.byHere?.(facts, input) ?? act.by).filter((one) => !isBureau(one));
  return capacity === undefined ? undefined : partiesOf(kind, facts, capacity)[0];
}

interface Recording<Input> {
  act: Act<DossierFacts, Input>;
  input: Input;
  references: References & { onPaper: OnPaper };
  /** Who records it, and today. */
  party: PartyId;
  today: CalendarDate;
}

/** What speaks against recording it so; what speaks against the act itself is judged as of the day of its arrival. */
export function recordingRefusals<Input>(
  kind: DossierKind,
  facts: DossierFacts,
  { act, input, references, party, today }: Recording<Input>,
): Refusal[] {
  const { arrivedOn, receipt } = references.onPaper;
  const refusal = (name: string, objection: Parameters<typeof objected>[3]): Refusal =>
    objected(kind, facts, { name, article: null, basis: 'practice' }, objection);
  const writer = writerOf(kind, facts, act, input);
  const receives = isBureau(party) && partiesOfAll(kind, facts, act.tells(facts, input)).includes(party);
  if (writer === undefined || !receives || act.jointly)
    return [
      refusal('receivedHere', {
        says: `「${act.title}」不由贵单位收件，不能由贵单位代录。`,
        remedy: `请由收件的主管部门代录，或者由有权办理者自行办理「${act.title}」。`,
        wayOut: { acts: [act.name] },
      }),
    ];
  const entry = { seq: Number.MAX_SAFE_INTEGER, receivedOn: arrivedOn, by: writer, references };
  const disorder = kind.disorderOf?.(facts, act.apply(facts, input, entry));
  return [
    ...(arrivedOn > today
      ? [
          refusal('arrivedNotInFuture', {
            says: `纸质材料送达日期${dayNameOf(arrivedOn)}晚于办理当日${dayNameOf(today)}。`,
            remedy: '请核对送达日期。',
            wayOut: { mend: true },
          }),
        ]
      : []),
    ...(disorder
      ? [
          refusal('arrivedInOrder', {
            says: `以${dayNameOf(arrivedOn)}为送达日期，${disorder.earlier}将晚于${disorder.later}。`,
            remedy: '请核对送达日期。',
            wayOut: { mend: true },
          }),
        ]
      : []),
    ...(references.documents.some(({ id, kind: of }) => id === receipt && of === 'paperReceipt')
      ? []
      : [
          refusal('receiptOnRecord', {
            says: '代录纸质材料，应当引用已登记的「收件回执」。',
            remedy: '请先登记收件回执，再引用其编号。',
            wayOut: { mend: true, outside: ['registerDocuments'] },
          }),
        ]),
  ];
}
