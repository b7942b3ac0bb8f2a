// A random life as the pure rules lived it, lived again on the real stack in virtual time: every act is answered alike,
// and at its end facts, ledger, duties and messages are the same.
import { failureOf } from '../../api/acts/door.ts';
import { beforeOf } from '../../api/acts/references.ts';
import { readDossierRow, readLastAct } from '../../database/dossier.ts';
import { dutiesOf } from '../../database/duty.ts';
import { readLedger } from '../../database/ledger.ts';
import { saidOf } from '../../database/message.ts';
import { begin, bring, orderOf, refusalsOf, type Said } from '../../dev/rehearsal/bring.ts';
import { advanceTo, settled } from '../../dev/rehearsal/virtual-time.ts';
import type { World } from '../../dev/rehearsal/world.ts';
import { addDays, beijingDateOf, beijingInstantOf } from '../../measures/calendar/calendar-date.ts';
import type { DossierId } from '../../measures/dossier.ts';
import { refOf, type DutyRecord } from '../../measures/duty.ts';
import { EXAMPLE, sampleInput } from '../../measures/project/act-samples.ts';
import { project } from '../../measures/project/project.ts';
import { actOf } from '../../measures/register.ts';
import { ACT_UPDATE, workflowIdOf, type ActOrder, type ActOutcome } from '../../workflows/lifecycle/contract.ts';
import type { AnyLife, Attempt } from '../../test/measures/any-life/any-life.ts';
import { plainLife } from '../../test/measures/any-life/plain-life.ts';
import { documentOf } from '../../test/workflows/random-orders.ts';

/** After the last act, so that reminders come due. */
const AFTERWARDS_DAYS = 45;

export interface LivedTwice {
  code: string;
  /** By the rules alone, and on the stack; equal where all holds. */
  byRule: unknown;
  onStack: unknown;
  /** How many of two racing acts were taken: one, unless the life had ended. */
  winners: number | undefined;
}

export async function liveTwice(world: World, seed: number): Promise<LivedTwice> {
  const { client } = world;
  const code = `RL-${seed}-${Date.now().toString(36)}`;
  const life = plainLife(seed, code, beijingDateOf(Date.now()));
  const id: DossierId = { kind: project.name, code };
  const opening = life.attempts.findIndex(({ seq }) => seq === 1);
  const answered: unknown[] = [];
  await begin(client, id, saidIn(life.attempts[opening]!), `随机演练 ${seed}`);
  for (const attempt of life.attempts.slice(opening + 1)) {
    await advanceTo(client, id, beijingInstantOf(attempt.on, '10:00'), () => undefined);
    answered.push(await answerTo(world, id, attempt, answered.length + 2));
  }
  const until = addDays(life.today, AFTERWARDS_DAYS);
  life.until(until);
  await advanceTo(client, id, beijingInstantOf(until, '23:59'), () => undefined);
  const byRule = { answered: life.attempts.slice(opening + 1).map(answerOf), ...restOf(life) };
  const onStack = { answered, ...(await storedOf(world, id)) };
  return { code, byRule, onStack, winners: life.last.ended ? undefined : await winnersOfRace(world, id) };
}

const saidIn = ({ act, party, input, references, confirms }: Attempt): Said => ({
  act,
  by: party,
  input: JSON.parse(JSON.stringify(input)),
  references,
  ...(confirms !== undefined && { confirms }),
});
const answerOf = ({ act, refused, seq }: Attempt) => ({ act, ...(refused ? { refused } : { seq }) });

async function answerTo({ client, pool }: World, id: DossierId, attempt: Attempt, number: number): Promise<unknown> {
  const { act, refused } = attempt;
  const said = saidIn(attempt);
  // What stood before the last act stands here at the instants of this ledger, and is read as the API reads it.
  if (said.references.before) {
    const before = await beforeOf(pool, id, actOf(project, act)!, await readLastAct(pool, id));
    said.references = { ...said.references, ...before };
  }
  if (!refused) return { act, seq: (await bring(client, id, said, number)).seq };
  const refusals = await refusalsOf(client, id, said, number);
  return { act, refused: refusals.map(({ code }) => code) };
}

const standingOf = ({ effectiveOn, dueVersion, overdueSince, dischargedOn, cancelled, ...ref }: DutyRecord) => ({
  ref: refOf(ref),
  effectiveOn,
  dueVersion,
  overdueSince,
  dischargedOn,
  cancelled,
});
const inTurn = (duties: readonly DutyRecord[]) =>
  duties.map(standingOf).sort((one, other) => (one.ref < other.ref ? -1 : 1));
const plainly = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const restOf = ({ facts, turns, duties, says }: AnyLife) => ({
  facts: plainly(facts),
  ledger: turns.map(({ line }) => [line.seq, line.is, plainly(line.facts)]),
  duties: plainly(inTurn(duties)),
  messages: says.map(({ key }) => key).sort(),
});

async function storedOf({ pool }: World, id: DossierId) {
  const row = (await readDossierRow(pool, id))!;
  const { items: ledger } = await readLedger(pool, id, { limit: 10_000 });
  const said = await saidOf(pool, id);
  return {
    facts: plainly(row.facts),
    ledger: ledger.map(({ seq, line, facts }) => [seq, line, plainly(facts)]),
    duties: plainly(inTurn(await dutiesOf(pool, id))),
    messages: said.map(({ key }) => key).sort(),
  };
}

/** Two who have both seen the same last line: whoever comes second is turned away. */
async function winnersOfRace({ client, pool }: World, id: DossierId): Promise<number> {
  const now = (await settled(client, id))!;
  const { lastActSeq } = (await readDossierRow(pool, id))!;
  const today = beijingDateOf(Date.now());
  const rivals = ['big-data', 'finance'].map((by, number) => {
    const input = { ...sampleInput('orderRectification', { ...EXAMPLE, today }), servedOn: today, dueOn: '2098-01-04' };
    const references = { documents: [documentOf('rectificationOrder')], standing: { blocks: [] } };
    const order = orderOf({ act: 'orderRectification', by, input, references }, now.seq + 1_000 + number);
    return outcomeOf(client, id, { ...order, expectedSeq: lastActSeq });
  });
  const types = await Promise.all(rivals);
  if (types.some((type) => type !== 'taken' && type !== 'SeqMismatch')) throw new Error(`${id.code}: ${types.join()}`);
  return types.filter((type) => type === 'taken').length;
}

/** What is not settled yet is asked again, as every client does. */
async function outcomeOf(client: World['client'], id: DossierId, order: ActOrder): Promise<string | undefined> {
  for (;;) {
    try {
      await client.workflow
        .getHandle(workflowIdOf(id))
        .executeUpdate<ActOutcome, [ActOrder]>(ACT_UPDATE, { args: [order], updateId: order.requestKey });
      return 'taken';
    } catch (error) {
      const type = failureOf(error)?.type;
      if (type !== 'NotSettledYet') return type ?? String(error);
      await settled(client, id);
    }
  }
}
