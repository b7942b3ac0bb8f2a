// The unit's hand on one project: brings what it has chosen through the API, looks at it beforehand, and notes what was
// taken, how it was refused, and how long that took.
import { setImmediate } from 'node:timers/promises';
import { readDossierRow } from '../../database/dossier.ts';
import { projectId } from '../../test/dossier-names.ts';
import { openingOf, pick, seenIn, type Dice, type Order, type Seen } from '../../test/workflows/random-orders.ts';
import { DOCUMENT_KINDS, type PartyId, type Stage } from '../../measures/vocabulary.ts';
import { workflowIdOf, type RecordedState } from '../../workflows/lifecycle/contract.ts';
import { PROJECT_ACTS } from '../../measures/project/acts.ts';
import type { Reply } from '../chaos/client.ts';
import type { Ground } from './ground.ts';
import { largest } from './largest.ts';
import { ordersAt, sampledOrder, SPARE, timesInADwelling, timesInAWalk, timesOnTheWay, type Step } from './orders.ts';

/** What all hands together have seen. */
export interface Tally {
  /** Acts that a unit brought at their largest and that were taken, and how often. */
  byUnit: Map<string, number>;
  taken: number;
  /** Refused for size, with a way out. */
  full: number;
  /** Refused for anything else, although it was judged lawful here. */
  otherwise: Map<string, number>;
  broken: string[];
}

type Turn = Pick<Order, 'act' | 'party'>;

export const emptyTally = (): Tally => ({ byUnit: new Map(), taken: 0, full: 0, otherwise: new Map(), broken: [] });

export const TOO_LARGE = 'dossierTooLarge';
/** Whose opinion is asked for, and what a date is, is drawn: of so many draws one is lawful, or nothing is. */
const DRAWS = 60;
let keys = 0;

export class Hand {
  /** How often each act had its turn here, of the unit and of all others. */
  readonly #taken = new Map<string, number>();
  /** Acts that the dossier has no room for any more. */
  readonly #full = new Set<string>();

  constructor(
    private readonly ground: Ground,
    readonly code: string,
    readonly unit: PartyId,
    private readonly dice: Dice,
    private readonly tally: Tally,
  ) {}

  /** Whether something was refused for size and nothing made room since. */
  get isFull(): boolean {
    return this.#full.size > 0;
  }

  async open(estimatedTotal: string): Promise<void> {
    const { input } = openingOf('', this.unit, estimatedTotal);
    const body = largest(PROJECT_ACTS.openDossier.input, input, { spare: [], optional: false }) as object;
    const reply = await this.ground.client.call(this.unit, 'POST', '/projects', {
      key: `open-${this.code}`,
      body: { code: this.code, ...body },
    });
    if (reply.status !== 201) throw new Error(`${this.code} was not opened: ${reply.status} ${reply.text}`);
    this.#note('openDossier', this.unit);
  }

  async seen(): Promise<Seen | undefined> {
    const row = await readDossierRow<RecordedState>(this.ground.pool, projectId(this.code));
    return row && !row.ended ? seenIn(row) : undefined;
  }

  /** Whether what was brought filled a history, so that another began. */
  async hasNewRun(): Promise<boolean> {
    const { raw } = await this.ground.engine.workflow.getHandle(workflowIdOf(projectId(this.code))).describe();
    const { execution, firstRunId } = raw.workflowExecutionInfo ?? {};
    return !!firstRunId && execution?.runId !== firstRunId;
  }

  /** Goes on, what was done least first; where it dwells it stays. Answers whether there was anything to do. */
  async goOn(dwelling?: Stage): Promise<boolean> {
    const seen = await this.seen();
    if (!seen) return false;
    const times =
      dwelling === undefined ? timesInAWalk : seen.facts.stage === dwelling ? timesInADwelling : timesOnTheWay;
    return this.#bringLeastDone((orders) => orders.filter((order) => this.#timesOf(order) < times(order, seen)), seen);
  }

  /** Goes the shortest way to a stage. */
  async goTo(stage: Stage): Promise<void> {
    for (let seen = await this.seen(); seen?.facts.stage !== stage; seen = await this.seen())
      if (!(await this.goOn(stage)))
        throw new Error(`${this.code} does not come from ${seen?.facts.stage ?? 'its end'} to ${stage}`);
  }

  /** As soon as a draw of it is lawful, or as it is said. */
  async take(step: Step): Promise<void> {
    const seen = await this.seen();
    const act = typeof step === 'string' ? step : step.act;
    if (!seen) this.tally.broken.push(`${this.code} came to its end before ${act}`);
    else if (typeof step === 'object') await this.bring(sampledOrder(step.act, this.unit, seen, step.otherwise));
    else if (!(await this.#bringLeastDone((orders) => orders.filter((order) => order.act === act), seen)))
      this.tally.broken.push(`${this.code} at ${seen.facts.stage} has no lawful ${act}`);
  }

  async #bringLeastDone(among: (orders: Order[]) => Order[], seen: Seen): Promise<boolean> {
    for (let draw = 0; draw < DRAWS; draw++) {
      // To draw takes long, and who reads beside it would take that for a slow answer.
      await setImmediate();
      const orders = among(ordersAt(seen, this.dice)).filter(
        ({ act, party }) => !(party === this.unit && this.#full.has(act)),
      );
      const least = Math.min(...orders.map(this.#timesOf));
      const next = orders.filter((order) => this.#timesOf(order) === least);
      if (next.length === 0) continue;
      await this.bring(pick(next, this.dice));
      return true;
    }
    return false;
  }

  async bring(order: Order): Promise<Reply> {
    const { act, party } = order;
    const body = order.confirms === undefined ? this.#withIds(order.input) : { confirms: order.confirms };
    const route = `/projects/${this.code}/acts/${act}`;
    if (party === this.unit) this.#expect(await this.ground.client.call(party, 'POST', `${route}/preview`, { body }));
    const reply = await this.ground.client.call(party, 'POST', route, { key: `bounds-${++keys}`, body });
    if (reply.status === 200) this.#note(act, party);
    else this.#refused(order, reply);
    return reply;
  }

  #note(act: string, party: PartyId): void {
    this.tally.taken++;
    this.#count({ act, party });
    if (party === this.unit) this.tally.byUnit.set(act, (this.tally.byUnit.get(act) ?? 0) + 1);
    // What was returned is replaced when it comes again: for that there is room.
    else this.#full.clear();
  }

  #refused({ act, party }: Order, reply: Reply): void {
    const codes = codesOf(reply);
    this.#count({ act, party });
    if (!codes.includes(TOO_LARGE)) {
      const said = `${act}: ${reply.status} ${codes.join(', ') || reply.body?.code}`;
      this.tally.otherwise.set(said, (this.tally.otherwise.get(said) ?? 0) + 1);
      return;
    }
    this.tally.full++;
    this.#full.add(act);
    if (reply.status !== 409 || !reply.body.remedy)
      this.tally.broken.push(`${act} was refused for size without a way out: ${reply.status} ${reply.text}`);
  }

  /** A preview looks at the law alone: it need not know that the dossier is full. */
  #expect(reply: Reply): void {
    if (reply.status !== 200 && reply.status !== 409)
      this.tally.broken.push(`a preview was answered ${reply.status} ${reply.text.slice(0, 300)}`);
  }

  #turn = ({ act, party }: Turn): string => `${act}${party === this.unit ? ' of the unit' : ''}`;
  #timesOf = (of: Turn): number => this.#taken.get(this.#turn(of)) ?? 0;

  #count(of: Turn): void {
    this.#taken.set(this.#turn(of), this.#timesOf(of) + 1);
  }

  #withIds(input: unknown): unknown {
    const { registered, spare } = this.ground;
    let json = JSON.stringify(input ?? {});
    for (const kind of DOCUMENT_KINDS) json = json.replaceAll(`"doc-${kind}"`, `"${registered.documents[kind]}"`);
    SPARE.forEach((id, at) => (json = json.replaceAll(`"${id}"`, `"${spare[at]}"`)));
    return JSON.parse(json);
  }
}

export const codesOf = (reply: Reply): string[] =>
  ((reply.body?.refusals ?? []) as { code: string }[]).map(({ code }) => code);
