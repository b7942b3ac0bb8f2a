// 限期整改通知（代拟稿）：the text a bureau may sign. Never an act of the system.
import { articleNumeral } from '../../measures/articles.ts';
import { dayNameOf } from '../../measures/date-name.ts';
import type { DraftNotice } from '../../measures/notice.ts';
import { QUOTATIONS } from '../../measures/quotation.ts';
import { kindNamed } from '../../measures/register.ts';
import { RECTIFICATION_GROUND_NAMES, type PartyId } from '../../measures/vocabulary.ts';
import type { Letter } from '../letter.ts';
import { nameOf, type Names } from '../names.ts';
import { actTitleOf } from './act-title.ts';
import {
  addresseeFacts,
  basisFacts,
  howTheDateCameAbout,
  lastDayFacts,
  lastDayNameOf,
  MEASURES_CITED,
  dossierFacts,
  dossierNameOf,
  titleOf,
  untilNameOf,
  withRemark,
} from './duty-wording.ts';

/** `reader` is the bureau that may sign. */
export function draftRectificationOrderLetter(notice: DraftNotice, names: Names, reader: PartyId): Letter {
  const { duty, dossier, daysOverdue } = notice;
  const issuer = nameOf(names, reader);
  const title = titleOf(duty);
  return {
    group: '待审定代拟稿',
    pressing: -daysOverdue,
    subject: `〔代拟稿待审定〕限期整改通知——${dossier.name}（${dossier.code}）：${title}逾期${daysOverdue}天`,
    short: `〔代拟稿待审定〕限期整改通知：${dossier.name}（${dossier.code}）${title}逾期${daysOverdue}天，是否发出由${issuer}决定`,
    row: {
      about: dossier.name,
      code: dossier.code,
      what: `限期整改通知（代拟稿）：${title}`,
      lastDay: lastDayNameOf(duty),
      state: `逾期${daysOverdue}天，待审定`,
    },
    banner: `代拟稿，须由${issuer}审定签发，系统不作决定。`,
    paragraphs: [
      `${nameOf(names, duty.owedBy)}的「${title}」截止日期为${untilNameOf(duty)}，至今未办结，已逾期${daysOverdue}天。系统据此代拟限期整改通知，供贵单位审定：可以修改、签发，也可以不采用。`,
      ...(notice.requestHeldDays === undefined || !duty.awaits
        ? []
        : [
            `${nameOf(names, duty.owedBy)}已于${dayNameOf(duty.awaits.since)}提出延期验收申请，至今未作决定，已待决定${notice.requestHeldDays}天，请一并研究。`,
          ]),
      `签发后请在督办系统中对${kindNamed(dossier.kind).thisOne}办理「${actTitleOf('orderRectification')}」，登记整改事项、送达日期和整改期限；整改期限自登记起由系统跟踪。`,
    ],
    facts: [
      ...dossierFacts(dossier, names),
      { label: '未办事项', value: title },
      ...basisFacts(duty),
      ...addresseeFacts(duty, dossier, names),
      ...lastDayFacts(duty),
      { label: '已逾期', value: `${daysOverdue}天` },
      { label: '整改依据', value: `《办法》${RECTIFICATION_GROUND_NAMES[notice.ground]}` },
    ],
    sections: [
      { title: '限期整改通知（代拟稿）', lines: draftText(notice, names, issuer), quoted: true },
      howTheDateCameAbout(duty),
    ],
    quotes: true,
  };
}

function draftText(
  { dossier, duty, daysOverdue, suggestedDueOn }: DraftNotice,
  names: Names,
  issuer: string,
): string[] {
  const { anchor } = duty.explanation;
  const named = withRemark(MEASURES_CITED, '以下简称《办法》');
  const until = suggestedDueOn
    ? `${dayNameOf(suggestedDueOn)}以前（建议日期，《办法》未定天数，由签发单位确定）`
    : '（整改期限由签发单位确定）以前';
  return [
    `${nameOf(names, duty.owedBy)}：`,
    `据督办系统登记，你单位承担的${dossierNameOf(dossier)}，应当按照${named}${duty.article === null ? '' : articleNumeral(duty.article)}办理「${titleOf(duty)}」，期限起因为${dayNameOf(anchor.on)}“${anchor.event}”，截止日期为${untilNameOf(duty)}。截至本通知起草之日，你单位仍未办理，已逾期${daysOverdue}天。`,
    `根据《办法》第三十五条“${QUOTATIONS['35']}”的规定，请你单位于${until}完成整改，并将整改情况书面报送${issuer}。`,
    `该条同时规定：“${QUOTATIONS['35.2']}”。`,
    `签发单位：${issuer}（待审定）`,
    '签发日期：（待签发）',
  ];
}
