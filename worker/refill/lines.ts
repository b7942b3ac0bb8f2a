// Lines that a ledger has lost, recorded again as they were: each batch with the editions, the names and the letters of
// its own time. The fence of `record` keeps what is there, so that doing it twice changes nothing.
import { isSameLine } from '../../activities/fence.ts';
import { recordWith, type Remembered } from '../../activities/record.ts';
import { readDossierRow, spellingOf } from '../../database/dossier.ts';
import { canonicalJson } from '../../database/hash-chain.ts';
import { readLines } from '../../database/ledger.ts';
import { enterRequest } from '../../database/request.ts';
import type { DossierId } from '../../measures/dossier.ts';
import { rulesNamed, type PublishedEditions } from '../../measures/editions.ts';
import type { Line } from '../../measures/line.ts';
import type { Rules } from '../../measures/moment.ts';
import { kindNamed } from '../../measures/register.ts';
import { workflowIdOf, type RecordAnswer, type RecordInput } from '../../workflows/lifecycle/contract.ts';
import type { RefillDeps } from './deps.ts';
import type { HistorySays } from './known.ts';

type Recorded = Extract<RecordAnswer, { is: 'recorded' }>;

export interface Batch {
  input: RecordInput;
  answer: RecordAnswer;
}

/** Why no more of a dossier can be recorded, in Chinese. */
export interface Stop {
  stop: string;
}

export interface LineDeps extends RefillDeps {
  published: PublishedEditions;
  claimed: ReadonlySet<string>;
}

export class DossierRefill {
  recorded = 0;
  /** Settled otherwise than it was, at these lines. */
  readonly otherwise: number[] = [];
  stopped: string | undefined;

  private constructor(
    private readonly deps: LineDeps,
    readonly id: DossierId,
    readonly began: number,
    /** The last line that the ledger holds by now. */
    private ends: number,
  ) {}

  static async of(deps: LineDeps, id: DossierId): Promise<DossierRefill> {
    const ends = (await readDossierRow(deps.owner, id))?.seq ?? 0;
    return new DossierRefill(deps, id, ends, ends);
  }

  get isNew(): boolean {
    return this.began === 0 && this.recorded > 0;
  }

  /** Batches of one run, in order. Stops at the first line that cannot be recorded after the one before it. */
  async take(batches: readonly Batch[]): Promise<void> {
    for (const { input, answer } of batches) {
      if (this.stopped !== undefined) return;
      if (answer.is === 'recorded') await this.takeBatch(input, answer);
    }
  }

  /** Never all is well while a history knows of a line that is still missing. */
  compareWith({ knows, notUnderstood }: HistorySays): void {
    if (notUnderstood > 0)
      this.stopped ??= `历史中有 ${notUnderstood} 批记入的内容读不懂，未能补记：请勿启动 worker，勿终止该工作流，把 replay ${workflowIdOf(this.id)} 所示交给开发者`;
    if (knows > this.ends) this.stopped ??= this.notFound(knows);
  }

  private notFound(upTo: number): string {
    return `第 ${this.ends + 1} 至 ${upTo} 行在保留的历史中找不到，无法补记`;
  }

  private async takeBatch(input: RecordInput, answer: Recorded): Promise<void> {
    const [first, last] = [input.lines[0]!.seq, input.lines.at(-1)!.seq];
    if (first > this.ends + 1) {
      this.stopped = `${this.notFound(first - 1)}，其后的行也不能接续`;
      return;
    }
    if (!(await this.isThere(input.lines))) {
      this.stopped = `第 ${first} 至 ${last} 行与台账中的不同：恢复之后已另有办理，两者不能合并`;
      return;
    }
    if (last <= this.ends) return;
    const rules = rulesNamed(this.deps.published, answer.editions);
    if (!rules) {
      const { calendar, practice } = answer.editions;
      this.stopped = `第 ${first} 行所依据的版次不在数据库中（放假安排 ${calendar}，提醒惯例 ${practice}）：请单独启动 API，以原内容、原版次重新公布，然后再运行一次`;
      return;
    }
    await this.record(input, answer, rules);
    this.recorded += last - this.ends;
    this.ends = last;
  }

  /** Whether those of the lines that the ledger holds are these. */
  private async isThere(lines: readonly Line[]): Promise<boolean> {
    const held = await readLines(
      this.deps.owner,
      this.id,
      lines.map(({ seq }) => seq).filter((seq) => seq <= this.ends),
    );
    return held.every((stored) =>
      isSameLine(
        stored,
        lines.find(({ seq }) => seq === stored.seq)!,
      ),
    );
  }

  private async record(input: RecordInput, answer: Recorded, rules: Rules): Promise<void> {
    const { owner, claimed } = this.deps;
    await this.keepWhatOpened(input.lines[0]!);
    const remembered: Remembered = { rules, names: namesIn(this.id, input, answer), claimed };
    const again = await recordWith({ pool: owner }, remembered)(input);
    if (again.is !== 'recorded') throw new Error(`the ledger of ${this.id.code} changed meanwhile`);
    if (!isSameAnswer(again, answer)) this.otherwise.push(input.lines.at(-1)!.seq);
  }

  /** A repeated request finds its dossier again, and nobody else gets its code. */
  private async keepWhatOpened(line: Line): Promise<void> {
    if (line.seq !== 1 || line.is !== 'act') return;
    if (kindNamed(this.id.kind).begins !== 'byRequest') return;
    const { owner } = this.deps;
    await spellingOf(owner, this.id);
    const { requestKey: key, requestHash: bodyHash, actor } = line.brought;
    await enterRequest(owner, { key, party: actor.party, bodyHash, opens: this.id });
  }
}

/** As parties were called then: they stand in what the list of the Temporal page shows. */
function namesIn({ kind }: DossierId, { lines }: RecordInput, { attributes }: Recorded): Record<string, string> {
  const { unit, department } = kindNamed(kind).belongsTo(lines.at(-1)!.facts);
  return {
    ...(department && attributes.Department && { [department]: attributes.Department }),
    ...(unit && attributes.Unit && { [unit]: attributes.Unit }),
  };
}

/** Whether to begin a new run was decided by the length of the history, which is none of the ledger's. */
const isSameAnswer = (one: Recorded, other: Recorded): boolean =>
  canonicalJson({ ...one, newRun: false }) === canonicalJson({ ...other, newRun: false });
