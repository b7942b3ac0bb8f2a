// 已了结：what the reader was never told, and what has left it without effect since, in the order in which it happened.
import { dayNameOf } from '../../measures/date-name.ts';
import type { OvertakenNotice } from '../../measures/notice.ts';
import { quoted } from '../../measures/quoted.ts';
import { kindNamed } from '../../measures/register.ts';
import type { Letter } from '../letter.ts';
import { nameOf, namesOfAll, type Names } from '../names.ts';
import { actTitleOf } from './act-title.ts';
import { asSentence, demandOf, dossierFacts, lastDayNameOf } from './duty-wording.ts';
import { particularsOf } from './particulars.ts';

export function overtakenLetter(notice: OvertakenNotice, names: Names): Letter {
  const { dossier, earlier, act, by, on, seq } = notice;
  const title = notice.title ?? actTitleOf(act);
  const who = nameOf(names, by);
  const events = [...earlier.map((one) => eventOf(one, names)), `${dayNameOf(on)}，${who}办理${quoted(title)}。`];
  return {
    group: '办理情况',
    pressing: 0,
    subject: `〔已了结〕${title}——${dossier.name}（${dossier.code}）`,
    short: `〔已了结〕${dossier.name}（${dossier.code}）：${who}已于${dayNameOf(on)}办理${quoted(title)}，此前未送达的通知不再执行`,
    row: {
      about: dossier.name,
      code: dossier.code,
      what: title,
      lastDay: '',
      state: `${who}已于${dayNameOf(on)}办理，此前的通知不再执行`,
    },
    paragraphs: [
      '以下通知当时未能送达贵单位，其后情况已有变化，现按先后一并告知。此前的通知不再执行，贵单位无须就其办理；以送达的正式公文为准。',
    ],
    facts: [
      ...dossierFacts(dossier, names),
      { label: '台账序号', value: String(seq) },
      ...particularsOf(notice, names),
    ],
    sections: [{ title: '经过', lines: events.map((event, index) => `${index + 1}. ${event}`) }],
    quotes: false,
  };
}

function eventOf(notice: OvertakenNotice['earlier'][number], names: Names): string {
  if (notice.kind === 'reminder') {
    const { duty } = notice;
    const note = duty.note ? asSentence(duty.note) : '';
    return `${dayNameOf(duty.explanation.anchor.on)}，${namesOfAll(names, duty.owedTo)}${demandOf(duty)}，期限为${lastDayNameOf(duty)}。${note}`;
  }
  const what = `「${notice.title ?? actTitleOf(notice.act)}」`;
  const particulars = particularsOf(notice, names)
    .map(({ label, value }) => `${label}：${value}`)
    .join('；');
  const detail = particulars ? asSentence(particulars) : '';
  const day = `${dayNameOf(notice.on)}，${nameOf(names, notice.by)}`;
  if (notice.kind === 'act') return `${day}对${kindNamed(notice.dossier.kind).thisOne}办理${what}。${detail}`;
  return `${day}提议${what}，等待${namesOfAll(names, notice.awaiting)}会同。${detail}`;
}
