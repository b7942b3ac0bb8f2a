// Mails as a whole, with what stands around their letters: several letters, a table, a part of a table, a letter that is
// too large for its mail, a stand-in, and a notice that cannot be written.
import { byPressure, type Letter } from '../../messages/letter.ts';
import { letterOf, renderLetters, renderPart, type Reader, type Rendered } from '../../messages/render.ts';
import { unwritableLetter } from '../../messages/zh-CN/unwritable.ts';
import { SAMPLE_NAMES, SAMPLES } from './samples.ts';
import { UNIT } from './sample-duties.ts';

const reader: Reader = { party: UNIT, name: '张三', portalUrl: 'https://duban.example' };
const lettersTo = (party: string): Letter[] =>
  SAMPLES.filter((sample) => sample.reader === party).map(({ notice }) => letterOf(notice, SAMPLE_NAMES, party));

const own = lettersTo(UNIT);
const several = SAMPLES.filter(({ name }) =>
  ['提醒：今日到期', '提醒：要求限期整改送达', '办理情况：退回补正'].includes(name),
);
const threeLetters = several.map(({ notice }) => letterOf(notice, SAMPLE_NAMES, UNIT));

/** As many as of a whole morning: of other projects, each with its code. */
const many = Array.from({ length: 30 }, (_, index): Letter => {
  const letter = own[index % own.length]!;
  return {
    ...letter,
    ...(letter.row && { row: { ...letter.row, code: `CQ-2024-${String(index + 17).padStart(4, '0')}` } }),
  };
});
const unwritable = unwritableLetter({
  key: 'project:CQ-2024-0017/33/act/unit-cqjt-xxzx/handler',
  kind: 'project',
  code: 'CQ-2024-0017',
  plannedOn: '2026-03-05',
});

export const SAMPLE_MAILS: readonly { name: string; mail: Rendered }[] = [
  { name: '三项合并', mail: renderLetters(reader, threeLetters, SAMPLE_NAMES) },
  { name: '三十项的表', mail: renderLetters(reader, many, SAMPLE_NAMES) },
  {
    name: '三十项的表，第二部分',
    mail: renderPart(reader, 'lines', [...many].sort(byPressure).slice(20), SAMPLE_NAMES, {
      label: '第2部分，共2部分',
      range: { from: 21, to: 30, of: 30 },
    }),
  },
  { name: '一项过长，只列要点', mail: renderPart(reader, 'lines', threeLetters.slice(0, 1), SAMPLE_NAMES) },
  {
    name: '改送处室负责人',
    mail: renderLetters(
      {
        ...reader,
        name: '李四',
        insteadOf: '本消息原发经办人（张三），未能送达，改送处室负责人，请转告并核对登记的联系方式。',
      },
      threeLetters.slice(0, 1),
      SAMPLE_NAMES,
    ),
  },
  { name: '内容无法生成', mail: renderLetters(reader, [unwritable], SAMPLE_NAMES) },
];
