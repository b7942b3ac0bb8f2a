// What an act would do, as data; and the same as JSON Schema.
import { isAwaiting } from '../../measures/duty.ts';
import type { Foresight } from '../../measures/foresight.ts';
import type { DossierKind } from '../../measures/kind.ts';
import type { Moment } from '../../measures/moment.ts';
import type { Saying } from '../../measures/notice.ts';
import { POST_NAMES, type AddressedPost } from '../../measures/post.ts';
import type { PartyId } from '../../measures/vocabulary.ts';
import { nameOf, type Names } from '../../messages/names.ts';
import { instantOf } from '../http/instant.ts';
import { dutyView } from './duty-view.ts';
import type { JsonSchema } from './schema.ts';

export function foresightView(
  kind: DossierKind,
  reader: PartyId,
  { stage, opened, moved, met, fallenAway, waiting, told, reminders, ended }: Foresight,
  moment: Moment,
  names: Names,
  subjectOf: (saying: Saying) => string,
) {
  const recipient = ({ party, post }: { party: PartyId; post: AddressedPost }) => ({
    party,
    name: nameOf(names, party),
    post,
    postName: POST_NAMES[post],
  });
  const view = (duty: Foresight['opened'][number]) => dutyView(kind, reader, duty, moment);
  return {
    stage: { ...stage, fromName: kind.stageNames[stage.from], toName: kind.stageNames[stage.to] },
    opened: opened.map(view),
    moved: moved.map(({ duty, from, to }) => ({ from, to, because: duty.history.at(-1)?.because, duty: view(duty) })),
    met: met.map(view),
    fallenAway: fallenAway.map(view),
    waiting: waiting.map((duty) => ({ isAwaiting: isAwaiting(duty, moment.today), duty: view(duty) })),
    told: told.map((saying) => ({
      to: recipient(saying),
      plannedOn: saying.plannedOn,
      sendNotBefore: instantOf(saying.sendNotBefore),
      step: saying.step,
      ...(saying.dutyRef !== undefined && { dutyRef: saying.dutyRef }),
      subject: subjectOf(saying),
    })),
    reminders: reminders.map(({ duty, plannedOn, step, nature, isDraft, to }) => ({
      duty: duty.duty,
      key: duty.key,
      plannedOn,
      step,
      nature,
      isDraft,
      to: to.map(recipient),
    })),
    ended,
  };
}

const of = (type: string, description: string, more: JsonSchema = {}): JsonSchema => ({ type, description, ...more });
const list = (description: string, item: JsonSchema): JsonSchema => of('array', description, { items: item });
const members = (description: string, properties: Record<string, JsonSchema>): JsonSchema =>
  of('object', description, { properties, required: Object.keys(properties) });

const day = (description: string): JsonSchema => of('string', description, { format: 'date' });
const duty = of('object', '一项义务，与义务列表中的相同：名称、办理单位、期限及期限如何得出（explanation）', {
  properties: { duty: of('string', '义务'), key: of('string', '同名义务中的哪一项'), title: of('string', '名称') },
});
const recipient = members('收件人', {
  party: of('string', '单位编号'),
  name: of('string', '单位名称'),
  post: of('string', '岗位'),
  postName: of('string', '岗位名称'),
});

/** Of the answer of a preview; beside what an answer of the act itself holds. */
export const PREVIEW_SCHEMA: JsonSchema = {
  type: 'object',
  description: '与办理的答复相同，另有 preview、would 和 text',
  required: ['preview', 'would', 'text'],
  properties: {
    preview: { const: true },
    text: of('string', '预览的全文，可以宣读；Accept: text/plain 只答这一项'),
    would: members('办理后将会如何', {
      stage: members('阶段：办理前后', {
        from: of('string', '办理前'),
        to: of('string', '办理后'),
        fromName: of('string', '办理前阶段的名称'),
        toName: of('string', '办理后阶段的名称'),
      }),
      opened: list('新增应办事项', duty),
      moved: list(
        '期限变动',
        members('一项变动', { from: day('原最后一日'), to: day('现最后一日'), because: of('string', '原因'), duty }),
      ),
      met: list('随之办结的义务', duty),
      fallenAway: list('不再需要办理的义务，cancelled 为原因', duty),
      waiting: list('等待对方情况有变的义务', members('一项', { isAwaiting: of('boolean', '现等待对方'), duty })),
      told: list(
        '办理本身引起的消息',
        of('object', '一条消息', {
          properties: {
            to: recipient,
            plannedOn: day('进入收件箱的日期'),
            sendNotBefore: of('string', '最早发送时刻', { format: 'date-time' }),
            step: of('string', '提醒步骤或者行为'),
            dutyRef: of('string', '所涉义务'),
            subject: of('string', '标题'),
          },
          required: ['to', 'plannedOn', 'sendNotBefore', 'step', 'subject'],
        }),
      ),
      reminders: list(
        '新增、变动的义务其后的提醒，按日期排列；其间没有新的办理才会如此',
        members('一步提醒', {
          duty: of('string', '义务'),
          key: of('string', '同名义务中的哪一项'),
          plannedOn: day('计划日期'),
          step: of('string', '提醒步骤'),
          nature: of('string', '性质'),
          isDraft: of('boolean', '提请审定代拟稿'),
          to: list('收件人', recipient),
        }),
      ),
      ended: of('boolean', '办理后再无事项约束'),
    }),
  },
};
