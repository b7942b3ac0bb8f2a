// 待会同：another authority has proposed a joint act and waits for the reader.
import { dayNameOf } from '../../measures/date-name.ts';
import type { AwaitingConsentNotice } from '../../measures/notice.ts';
import { quoted } from '../../measures/quoted.ts';
import { kindNamed } from '../../measures/register.ts';
import type { PartyId } from '../../measures/vocabulary.ts';
import type { Letter } from '../letter.ts';
import { nameOf, namesOfAll, type Names } from '../names.ts';
import { actTitleOf } from './act-title.ts';
import { dossierFacts, sourceOf, warningsOf } from './duty-wording.ts';
import { particularsOf } from './particulars.ts';

export function awaitingConsentLetter(notice: AwaitingConsentNotice, names: Names, reader?: PartyId): Letter {
  const { dossier, by, on, seq, awaiting } = notice;
  const title = notice.title ?? actTitleOf(notice.act);
  const who = nameOf(names, by);
  const whom = namesOfAll(names, awaiting);
  const what = kindNamed(dossier.kind).thisOne;
  return {
    group: '待会同',
    pressing: 0,
    subject: `〔待会同〕${title}——${dossier.name}（${dossier.code}）`,
    short: `〔待会同〕${dossier.name}（${dossier.code}）：${who}提议${quoted(title)}，等待${whom}会同`,
    row: { about: dossier.name, code: dossier.code, what: title, lastDay: '', state: `${who}提议，等待${whom}会同` },
    paragraphs:
      reader === by
        ? [
            `贵单位已于${dayNameOf(on)}提议对${what}办理${quoted(title)}，等待${whom}会同，会同以前不发生效力。其中有值得留意之处，列在「请注意」之下。`,
          ]
        : [
            `${who}已于${dayNameOf(on)}提议对${what}办理${quoted(title)}。该事项须由${whom}会同，会同以前不发生效力。`,
            `同意的，请在督办系统中对${what}办理${quoted(title)}，并填写所会同提议的台账序号${seq}；届时按当时的情况重新审查。不同意的，请办理「不予会同」并说明理由。`,
          ],
    facts: [
      ...dossierFacts(dossier, names),
      { label: '提议事项', value: title },
      { label: '依据', value: sourceOf(notice.article) },
      { label: '提议单位', value: who },
      { label: '提议日期', value: dayNameOf(on) },
      { label: '等待会同', value: whom },
      { label: '台账序号', value: String(seq) },
      ...particularsOf(notice, names),
    ],
    sections: warningsOf(notice.warnings),
    quotes: false,
  };
}
