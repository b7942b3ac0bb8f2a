/**
 * `npm run mail [-- --keep]`: letters to servers that answer late or never, with the waits of production; ends after some
 * eleven minutes with what became of each.
 */
import { parseArgs } from 'node:util';
import { waitsOfMail } from '../../trials/mail/main.ts';

const { values } = parseArgs({ options: { keep: { type: 'boolean', default: false } } });
process.exit(await waitsOfMail({ keep: values.keep }));
