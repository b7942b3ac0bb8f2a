// 办理情况：an act that concerns the reader has happened.
import { dayNameOf } from '../../measures/date-name.ts';
import type { ActNotice } from '../../measures/notice.ts';
import { quoted } from '../../measures/quoted.ts';
import { kindNamed } from '../../measures/register.ts';
import { BASIS_NAMES, type PartyId } from '../../measures/vocabulary.ts';
import type { Letter } from '../letter.ts';
import { nameOf, type Names } from '../names.ts';
import { actTitleOf } from './act-title.ts';
import { dossierFacts, sourceOf, warningsOf } from './duty-wording.ts';
import { particularsOf } from './particulars.ts';

export function actLetter(notice: ActNotice, names: Names, reader?: PartyId): Letter {
  const { dossier, by, on, seq } = notice;
  const title = notice.title ?? actTitleOf(notice.act);
  const who = nameOf(names, by);
  const whose = kindNamed(dossier.kind).thisOne;
  const recorder = notice.recordedBy === undefined ? undefined : nameOf(names, notice.recordedBy);
  return {
    group: '办理情况',
    pressing: 0,
    subject: `〔办理情况〕${title}——${dossier.name}（${dossier.code}）`,
    short: `〔办理情况〕${dossier.name}（${dossier.code}）：${who}已于${dayNameOf(on)}办理${quoted(title)}`,
    row: { about: dossier.name, code: dossier.code, what: title, lastDay: '', state: `${who}已于${dayNameOf(on)}办理` },
    paragraphs: [
      recorder !== undefined
        ? `${reader === by ? '贵单位' : who}就${whose}提交的纸质材料于${dayNameOf(on)}送达，已由${recorder}代录为${quoted(title)}，以送达之日为办理日。${reader === by ? `内容有误的，请与${recorder}联系更正。` : ''}`
        : reader === by
          ? `贵单位已于${dayNameOf(on)}对${whose}办理${quoted(title)}，已经生效。其中有值得留意之处，列在「请注意」之下。`
          : `${who}已于${dayNameOf(on)}对${whose}办理${quoted(title)}，现告知贵单位。由此产生的期限另行提醒。`,
    ],
    facts: [
      ...dossierFacts(dossier, names),
      { label: '办理事项', value: title },
      { label: '依据', value: sourceOf(notice.article) },
      ...(notice.article === null ? [] : [{ label: '性质', value: BASIS_NAMES[notice.basis] }]),
      { label: '办理单位', value: who },
      ...(recorder === undefined ? [] : [{ label: '代录单位', value: recorder }]),
      { label: '办理日期', value: dayNameOf(on) },
      { label: '台账序号', value: String(seq) },
      ...particularsOf(notice, names),
    ],
    sections: warningsOf(notice.warnings),
    quotes: false,
  };
}
