// Test support: what people read of a life: without a name of the program's, and without another's lateness as their own.
import type { Refusal, Warning } from '../../../measures/act.ts';
import { isBureau } from '../../../measures/party-id.ts';
import type { Saying } from '../../../measures/notice.ts';
import { sheetOf } from '../../../measures/sheet.ts';
import { BUREAU_NAMES } from '../../../measures/vocabulary.ts';
import type { Names } from '../../../messages/names.ts';
import { renderNotice } from '../../../messages/render.ts';
import { codeNamesIn } from '../../code-names.ts';
import { PROJECT } from '../ways-out/standpoint.ts';
import type { AnyLife } from './any-life.ts';
import { hold } from './lawful-state.ts';

const NAMES: Names = {
  ...BUREAU_NAMES,
  'unit-any': '市某信息中心',
  'unit-of-nobody': '市某事务中心',
  'unit-another': '市另一信息中心',
  'company-another': '另一公司',
  'department-health': '市某部门',
  'unit-supervisors': '某监理单位',
  'company-evaluators': '某评估公司',
};

export function namesNothingOfOurs(sentence: string, where: string): void {
  const ours = codeNamesIn(sentence);
  hold(ours.length === 0, `${where} reads ${ours.join(', ')}: ${sentence}`);
}

/** Its article, where it is of the law; why, and what to do, without a name of ours. That the way is one, `Life` asks. */
export function readableRefusal(act: string, { code, article, basis, says, remedy }: Refusal): void {
  hold(basis === 'practice' || article !== null, `${act}.${code} is of the law and names no article`);
  hold(says !== '' && remedy !== '', `${act}.${code} leaves something unsaid`);
  namesNothingOfOurs(`${says}${remedy}`, `${act}.${code}`);
}

export const readableWarnings = (warnings: readonly Warning[]): void =>
  warnings.forEach(({ code, says }) => namesNothingOfOurs(says, code));

/** How often letters of one shape were read: all are rendered alike, and each takes a millisecond. */
const read = new Map<string, number>();
const ENOUGH = 3;

export function readableLetter({ notice, party, post, step }: Saying): void {
  const about =
    notice.kind === 'reminder' || notice.kind === 'draftRectificationOrder' || notice.kind === 'draftSanctionProposal'
      ? [notice.duty.duty, notice.duty.owedBy === party, isBureau(notice.duty.owedBy), notice.duty.awaits?.what]
      : 'act' in notice
        ? [notice.act, 'warnings' in notice && notice.warnings?.map(({ code }) => code)]
        : [];
  const shape = JSON.stringify([notice.kind, step.replace(/-\d.*/, ''), post, isBureau(party), about]);
  const times = (read.get(shape) ?? 0) + 1;
  read.set(shape, times);
  if (times > ENOUGH) return;
  const { subject, text, short } = renderNotice(notice, NAMES, party);
  for (const sentence of [subject, short, ...text.split('\n')]) namesNothingOfOurs(sentence, `${step} to ${party}`);
  if (notice.kind === 'reminder') noLatenessOfOthers(text, notice.duty.owedBy === party, `${step} to ${party}`);
}

/** Whoever owes is told 贵单位; all others what somebody else has not done. */
function noLatenessOfOthers(text: string, isOwn: boolean, where: string): void {
  const own = text
    .split(/[。；\n]/)
    .filter((sentence) => /贵单位[^，]*应当|贵单位.*(逾期|仍未办结|已过)/.test(sentence));
  hold(isOwn || own.length === 0, `${where} reads as its own: ${own.join()}`);
}

export function readableSheet({ facts, duties }: AnyLife): void {
  for (const sentence of sheetOf(PROJECT, facts, duties, { names: NAMES }).split('\n'))
    namesNothingOfOurs(sentence, 'the sheet');
}
