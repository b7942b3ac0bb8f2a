// The document by which an authority decided: optional by practice.
import { z } from 'zod';
import { calendarDate, text } from './project/acts/input.ts';

export interface Instrument {
  /** 文号 */
  number: string;
  /** 成文日期 */
  on: string;
  /** 签发人 */
  signedBy: string;
}

export const instrument = z.strictObject({ number: text(100), on: calendarDate, signedBy: text(100) });
