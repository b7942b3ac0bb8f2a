// The document by which an authority decided: optional by practice.
import { date, group, line } from './field/kinds.ts';

export interface Instrument {
  /** 文号 */
  number: string;
  /** 成文日期 */
  on: string;
  /** 签发人 */
  signedBy: string;
}

export const instrument = group('决定文书', {
  number: line('文号', 100),
  on: date('成文日期'),
  signedBy: line('签发人', 100),
});
