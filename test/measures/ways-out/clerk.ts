// Test support: a clerk who knows nothing but what refusals say, and does it: brings the acts they name, by those they
// name, waits for their day, mends the input, sees to it that what a project leans on is in order.
import { addDays } from '../../../measures/calendar/calendar-date.ts';
import { CORRECTABLE, CORRECTABLE_AMOUNTS, type CorrectableField } from '../../../measures/project/acts/correctable.ts';
import type { ActName } from '../../../measures/project/act-names.ts';
import { findAct } from '../../../measures/register.ts';
import type { Refusal } from '../../../measures/act.ts';
import type { Standing } from '../../../measures/references.ts';
import type { NamedAct, OutsideStep } from '../../../measures/way-out.ts';
import { spoiled } from './spoiling.ts';
import { inOrder, type Brought, type Standpoint } from './standpoint.ts';

/** A refusal with where, by whom and to what it was said. */
export interface Witness {
  at: Standpoint;
  brought: Brought;
  refusal: Refusal;
}

/** How often one remedy may lead to the next. */
const PATIENCE = 40;

/** The same act as a refusal names it, as the first of those may bring it who are named. */
export function broughtAs(at: Standpoint, { act, by, input, confirms }: NamedAct): Brought | undefined {
  const party = by.map(({ capacity }) => at.partyIn(capacity)).find((one) => one !== undefined);
  return party === undefined
    ? undefined
    : confirms === undefined
      ? { act: act as ActName, by: party, input: inputOf(at, act as ActName, input) }
      : { act: act as ActName, by: party, input: {}, confirms };
}

/** The sample with what the refusal settles; a correction puts the date of the field a day earlier, or takes the sample's amount. */
function inputOf(at: Standpoint, act: ActName, settled: object = {}): Record<string, unknown> {
  if (act !== 'correct' || !('field' in settled)) return at.sample(act, settled);
  const now = CORRECTABLE[settled.field as CorrectableField].stands(at.facts);
  if (String(settled.field) in CORRECTABLE_AMOUNTS) return at.sample(act, settled);
  return at.sample(act, { ...settled, ...(now !== undefined && { from: now, to: addDays(now, -1) }) });
}

/** Brings an act, and before it whatever its refusals name; undefined where they lead nowhere. */
export function broughtThrough(
  from: Standpoint,
  brought: Brought,
  patience = { left: PATIENCE },
): Standpoint | undefined {
  let at = from;
  while (patience.left > 0) {
    patience.left -= 1;
    const anew = brought.confirms === undefined ? { ...brought, input: refreshed(from, at, brought) } : brought;
    const refusals = at.refusals(anew);
    if (!refusals) return undefined;
    if (refusals.length === 0) return at.after(anew);
    const mended = refusals.every(({ mend }) => mend) ? lawfulInput(at, anew) : undefined;
    if (mended) return at.after({ ...anew, input: mended });
    const next = afterRemedy(at, refusals.find(({ mend }) => !mend) ?? refusals[0]!, patience);
    if (!next) return undefined;
    at = next;
  }
  return undefined;
}

/** Mended step by step: of all ways to say it otherwise always the one that is objected to least. */
function lawfulInput(at: Standpoint, brought: Brought): Record<string, unknown> | undefined {
  const objectedTo = (input: Record<string, unknown>): number =>
    at.refusals({ ...brought, input })?.reduce((sum, { says }) => sum + says.length, 0) ?? Infinity;
  let { input } = brought;
  for (let left = objectedTo(input); left > 0;) {
    const tries = otherInputs(at, { ...brought, input }).map((other) => ({ other, left: objectedTo(other) }));
    const best = tries.reduce((one, other) => (other.left < one.left ? other : one));
    if (best.left >= left) return undefined;
    ({ other: input, left } = best);
  }
  return input;
}

/** Dates and numbers of the sample move with the dossier; what was said otherwise stays. */
function refreshed(from: Standpoint, at: Standpoint, { act, input }: Brought): Record<string, unknown> {
  const before = from.sample(act);
  const said = Object.entries(input).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]));
  return at.sample(act, Object.fromEntries(said));
}

/** Where the first way out that can be followed leads, the input aside. */
export function afterRemedy(
  at: Standpoint,
  { code, acts, outside, earliestOn }: Refusal,
  patience = { left: PATIENCE },
): Standpoint | undefined {
  if (acts) {
    let then: Standpoint | undefined = at;
    for (const named of acts) {
      const brought: Brought | undefined = then && broughtAs(then, named);
      then = then && brought && broughtThrough(then, brought, patience);
      // Of acts at a wrong stage one is enough.
      if (code === 'wrongStage' && then && then.facts.stage !== at.facts.stage) break;
    }
    return then;
  }
  if (earliestOn !== undefined) return at.with({ today: earliestOn, standing: undefined });
  return outside
    ? afterSteps(
        at,
        outside.map(({ step }) => step),
      )
    : undefined;
}

/** Steps that are taken elsewhere in the system: rows are put in order, and documents on record. */
function afterSteps(at: Standpoint, steps: readonly OutsideStep[]): Standpoint {
  const { departmentPlan, frameworkPlan, sharingException } = inOrder(at.facts, at.today);
  const rows: Partial<Record<OutsideStep, Partial<Standing>>> = {
    fileDepartmentPlan: { departmentPlan },
    reviseDepartmentPlan: { departmentPlan: { ...departmentPlan!, contains: false } },
    endorseFrameworkPlan: { frameworkPlan },
    approveSharingException: { sharingException },
    liftBlock: { blocks: [] },
  };
  return steps.reduce((then, step) => {
    const { standing } = then;
    return step === 'registerDocuments'
      ? then.with({ standing, documents: undefined })
      : then.with({ standing: { ...standing, ...rows[step] } });
  }, at);
}

/** Every way to say the same otherwise. */
export const otherInputs = (at: Standpoint, { act, input }: Brought): Record<string, unknown>[] => {
  const { input: schema } = findAct(act)!;
  const ground = { today: at.today, facts: at.facts, everyLineAnd: at.life.seq };
  return [at.sample(act), ...spoiled(schema, at.sample(act), ground), ...spoiled(schema, input, ground)];
};
