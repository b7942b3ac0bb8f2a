// Guards on the confirmation of what somebody else put on record.
import { practiceGate, type Guard } from '../act.ts';

/** Whoever does not confirm `what` says why. */
export const reasonForNot = (what: string): Guard<{ confirmed: boolean; reason?: string }> =>
  practiceGate('input', 'reasonForNot', '不予确认的，说明理由', (_, { confirmed, reason }) =>
    confirmed || reason !== undefined
      ? undefined
      : { says: `不予确认${what}的，应当说明理由。`, remedy: '请填写「理由」。', wayOut: { mend: true } },
  );
