// The line of the unit itself in a rehearsal: blocked on the day on which its project is opened, in real time, and lifted
// on a virtual day. In between the project is judged by the block.
import type { Client } from '@temporalio/client';
import { beijingInstantOf, type CalendarDate } from '../../measures/calendar/calendar-date.ts';
import type { DossierId } from '../../measures/dossier.ts';
import { applied, judge } from '../../measures/judgement.ts';
import type { BroughtReferences, Standing } from '../../measures/references.ts';
import type { UNIT_SAMPLES } from '../../measures/unit/acts.ts';
import { unopenedUnit, type UnitFacts } from '../../measures/unit/facts.ts';
import { unit } from '../../measures/unit/unit.ts';
import { kindNamed } from '../../measures/register.ts';
import { begin, bring, orderOf, type Said } from './bring.ts';
import { DEPARTMENT, REHEARSAL_PARTIES, UNIT } from './scenario.ts';
import { advanceTo } from './virtual-time.ts';

export interface UnitLine {
  by: 'big-data' | 'finance';
  block: Omit<typeof UNIT_SAMPLES.block, 'documents'>;
  liftedOn: CalendarDate;
  /** Why it is lifted. */
  because: string;
}

type Blocks = Standing['blocks'];

/** Blocks by which the project is judged on a day, by the rules alone. Throws where block or lift would not be lawful. */
export function blocksByRule(line: UnitLine, openedOn: CalendarDate): (on: CalendarDate) => Blocks {
  const blocked = after(line, unopenedUnit(UNIT), blockOf(line, UNIT), 1, openedOn);
  const lifted = after(line, blocked, liftOf(line, UNIT), 2, line.liftedOn);
  return (on) => blocksOf(on < line.liftedOn ? blocked : lifted);
}

/** A unit's dossier on the real stack. Every life has one of its own: what an earlier one left binds no later one. */
export class UnitDossier {
  readonly id: DossierId;
  blocks: Blocks;

  private constructor(
    private readonly client: Client,
    private readonly line: UnitLine,
    readonly code: string,
  ) {
    this.id = { kind: unit.name, code };
    this.blocks = blocksByRule(line, line.liftedOn)('');
  }

  static async blocked(client: Client, line: UnitLine, life: string): Promise<UnitDossier> {
    const dossier = new UnitDossier(client, line, `${UNIT}-${life}`);
    await begin(client, dossier.id, blockOf(line, dossier.code), `演练：${NAME}`);
    return dossier;
  }

  /** Lets its own time pass until this day, and lifts the block when its day has come. */
  async until(on: CalendarDate): Promise<void> {
    const { line, client, id } = this;
    if (this.blocks.length === 0 || on < line.liftedOn) return;
    await advanceTo(client, id, beijingInstantOf(line.liftedOn, '10:00'), () => undefined);
    await bring(client, id, liftOf(line, id.code), 2);
    this.blocks = [];
  }
}

const NAME = REHEARSAL_PARTIES.find(({ id }) => id === UNIT)!.name;

const referencesOf = (code: string): BroughtReferences => ({
  documents: [],
  standing: { blocks: [], party: { id: code, name: NAME, department: DEPARTMENT, version: 1 } },
});

const blockOf = ({ by, block }: UnitLine, code: string): Said => ({
  act: 'block',
  by,
  input: { ...block, documents: [] },
  references: referencesOf(code),
});

const liftOf = ({ by, because }: UnitLine, code: string): Said => ({
  act: 'lift',
  by,
  input: { of: 1, reason: because, documents: [] },
  references: referencesOf(code),
});

function after({ by }: UnitLine, facts: UnitFacts, said: Said, seq: number, on: CalendarDate): UnitFacts {
  const order = orderOf(said, seq);
  const judgement = judge(kindNamed(unit.name), order, { facts, duties: [], party: by, today: on, figures: {} });
  if (judgement.is !== 'lawful') throw new Error(`${on} ${said.act}: ${JSON.stringify(judgement)}`);
  return applied(unit, facts, order, { seq, receivedOn: on }).facts;
}

const blocksOf = ({ blocks }: UnitFacts): Blocks =>
  blocks.map(({ flag, article, reason, seq }) => ({ flag, article, reason, version: seq }));
