// Articles 23, 30: reports that go to three bureaus together.
import { gate, type Guard } from '../act.ts';
import { choices } from '../../field/kinds.ts';
import { BUREAU_NAMES, THREE_BUREAUS, type Bureau } from '../../vocabulary.ts';

const NAMES_OF_THREE = Object.fromEntries(THREE_BUREAUS.map((bureau) => [bureau, BUREAU_NAMES[bureau]])) as Record<
  (typeof THREE_BUREAUS)[number],
  string
>;

/** Whom a report is sent to; which must not be missing, the guard says. */
export const recipients = () => choices('报送单位', NAMES_OF_THREE, 0);

/** Sent to two of three is not sent (case 55). */
export function sentToAllThree(article: number, what: string): Guard<{ recipients: readonly Bureau[] }> {
  const all = THREE_BUREAUS.map((bureau) => BUREAU_NAMES[bureau]).join('、');
  return gate(article, 'input', 'sentToAllThree', `同时报送${all}`, (_situation, { recipients }) => {
    const missing = THREE_BUREAUS.filter((bureau) => !recipients.includes(bureau)).map(
      (bureau) => BUREAU_NAMES[bureau],
    );
    return missing.length === 0
      ? undefined
      : {
          says: `${what}应当报送${all}，尚缺${missing.join('、')}。`,
          remedy: `请将${missing.join('、')}列为报送单位后重新办理。`,
          wayOut: { mend: true },
        };
  });
}
