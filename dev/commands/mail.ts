/**
 * `npm run mail [-- --keep]`: letters to servers that answer late or never, with the waits of production; ends after some
 * eleven minutes with what became of each.
 */
import { readArguments } from '../../program.ts';
import { waitsOfMail } from '../../trials/mail/main.ts';

const usage = `用法：npm run mail -- [--keep]
约十一分钟内按正式环境的等待时间，向答复很慢、不答复、中断连接的邮件服务器各发一信，最后列出每一封的结果。
--keep 保留数据。退出码：0 有答复的只到一封，没有答复的一小时后再发；1 有不符的。`;
const { values } = readArguments(usage, { keep: { type: 'boolean', default: false } });
process.exit(await waitsOfMail({ keep: values.keep }));
