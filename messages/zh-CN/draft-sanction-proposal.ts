// 处理建议（代拟稿）：what article 35 allows when an order was not followed. The two bureaus choose, or drop it.
import { dayNameOf } from '../../measures/date-name.ts';
import type { DraftNotice } from '../../measures/notice.ts';
import { BUREAU_NAMES, RECTIFICATION_GROUND_NAMES } from '../../measures/vocabulary.ts';
import type { Letter } from '../letter.ts';
import { nameOf, namesOfAll, type Names } from '../names.ts';
import { actTitleOf } from './act-title.ts';
import {
  addresseeFacts,
  articleText,
  asSentence,
  howTheDateCameAbout,
  lastDayFacts,
  lastDayNameOf,
  dossierFacts,
  dossierNameOf,
  MEASURES_CITED,
  untilNameOf,
} from './duty-wording.ts';

const titled = (...acts: string[]): string => acts.map((act) => `「${actTitleOf(act)}」`).join('、');
const HOW_TO_DECIDE = `在督办系统中对本项目办理${titled('reprimand', 'deferPlan', 'suspend', 'terminate')}中的一项，写明所依据的整改要求；不采取措施的，办理${titled('dropSanctionProposal')}，本建议不再重复起草。`;

const DECIDING = `${BUREAU_NAMES['development-reform']}、${BUREAU_NAMES.finance}`;

export function draftSanctionProposalLetter(notice: DraftNotice, names: Names): Letter {
  const { duty, dossier } = notice;
  const failing = failingOf(notice);
  return {
    group: '待审定代拟稿',
    pressing: -notice.daysOverdue,
    subject: `〔代拟稿待审定〕处理建议——${dossier.name}（${dossier.code}）：${failing}`,
    short: `〔代拟稿待审定〕处理建议：${dossier.name}（${dossier.code}）${failing}，是否采取措施由${DECIDING}决定`,
    row: {
      about: dossier.name,
      code: dossier.code,
      what: '处理建议（代拟稿）',
      lastDay: lastDayNameOf(duty),
      state: `${failing}，待审定`,
    },
    banner: `代拟稿，须由${DECIDING}审定签发，系统不作决定。`,
    paragraphs: [
      `${nameOf(names, duty.owedBy)}被${namesOfAll(names, duty.owedTo)}要求限期整改，截止日期为${untilNameOf(duty)}，${failing}。系统据此代拟处理建议，供贵单位审定：可以选择、修改，也可以不采用。`,
      ...(duty.note ? [asSentence(duty.note)] : []),
    ],
    facts: [
      ...dossierFacts(dossier, names),
      { label: '整改依据', value: `《办法》${RECTIFICATION_GROUND_NAMES[notice.ground]}` },
      ...addresseeFacts(duty, dossier, names),
      ...lastDayFacts(duty),
      { label: '现状', value: failing },
    ],
    sections: [
      { title: '处理建议（代拟稿）', lines: draftText(notice, names), quoted: true },
      { title: '决定后怎样办理', lines: [HOW_TO_DECIDE] },
      howTheDateCameAbout(duty),
      ...articleText('35.2'),
    ],
    quotes: true,
  };
}

/** Article 35: 逾期不整改或者整改后仍不符合要求. */
const failingOf = ({ duty, daysOverdue }: DraftNotice): string =>
  duty.found ? `${dayNameOf(duty.found.on)}核验认定整改后仍不符合要求` : `整改逾期${daysOverdue}天`;

function draftText(notice: DraftNotice, names: Names): string[] {
  const { dossier, duty } = notice;
  const { anchor } = duty.explanation;
  return [
    `据督办系统登记，${namesOfAll(names, duty.owedTo)}要求${nameOf(names, duty.owedBy)}对其承担的${dossierNameOf(dossier)}限期整改：${dayNameOf(anchor.on)}${anchor.event}，整改期限至${untilNameOf(duty)}，${failingOf(notice)}。`,
    ...(duty.note ? [asSentence(duty.note)] : []),
    `${MEASURES_CITED}第三十五条规定的下列措施，是否采取、采取哪一项，由${DECIDING}研究决定：`,
    ...['通报批评', '暂缓安排投资计划', '暂停项目建设', '终止项目实施', '不采取措施'].map((measure) => `□ ${measure}`),
    '理由：（由审定单位填写）',
    `${BUREAU_NAMES['development-reform']}：（待审定签发）`,
    `${BUREAU_NAMES.finance}：（待审定签发）`,
  ];
}
