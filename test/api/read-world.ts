// Test support: projects on record and the API that reads them, without an engine; nobody acts here.
import { recordWith } from '../../activities/record.ts';
import { openEngine, type Engine } from '../../api/engine.ts';
import { readConfig } from '../../config.ts';
import type { Pool } from '../../database/pool.ts';
import type { Standing } from '../../measures/references.ts';
import { inputOf } from '../activities/recording.ts';
import { underConstruction } from '../activities/written-life.ts';
import { ownDatabase, type OwnDatabase } from '../database/databases.ts';
import { DEPARTMENT, UNIT } from '../measures/lawful-lives.ts';
import { Listening, type Deps } from './world.ts';

export const SUPERVISORS = 'unit-supervisors';
export const STRANGER = 'unit-strange';
/** Nothing listens there. */
const NOWHERE = '127.0.0.1:1';

/** Of other matters than the project's: each has a route of its own. */
export const STANDING: Standing = {
  blocks: [{ flag: 'omFundingBlocked', article: 31, reason: '未共享人口库数据', version: 4 }],
  departmentPlan: {
    department: DEPARTMENT,
    version: 3,
    fromYear: 2026,
    toYear: 2029,
    collectiveDecision: true,
    filedWith: ['big-data'],
    contains: true,
  },
  frameworkPlan: { id: 'framework-7', version: 2, status: 'DRAFT', participants: ['unit-elsewhere'] },
  sharingException: { id: 'exception-9', version: 1 },
  party: { id: UNIT, name: '市档案馆', department: DEPARTMENT, version: 1 },
};

export class ReadWorld {
  private constructor(
    readonly database: OwnDatabase,
    readonly engine: Engine,
    readonly api: Listening,
  ) {}

  /** `through`: what the API reads with instead of its pool. */
  static async begin(name: string, through = (pool: Pool): Pool => pool, more: Partial<Deps> = {}): Promise<ReadWorld> {
    const database = await ownDatabase(name);
    const engine = openEngine(readConfig({ TEMPORAL_ADDRESS: NOWHERE, TEMPORAL_NAMESPACE: 'none' }));
    const api = await Listening.open({ pool: through(database.api), engine, ...more });
    const world = new ReadWorld(database, engine, api);
    for (const [id, department] of [
      [DEPARTMENT, undefined],
      ['department-strange', undefined],
      [UNIT, DEPARTMENT],
      [SUPERVISORS, 'department-strange'],
      [STRANGER, 'department-strange'],
    ] as const)
      await world.register(id, department);
    return world;
  }

  async end(): Promise<void> {
    await this.api.close();
    await this.engine.close();
    await this.database.drop();
  }

  async register(id: string, department: string | undefined, name = `名称 ${id}`): Promise<void> {
    const contacts = [{ post: 'handler', name: '经办人', addresses: { mail: `${id}@example.org` } }];
    const administrator = { party: 'big-data', role: 'administrator' } as const;
    const body = { name, department, contacts };
    const { status, text } = await this.api.call(administrator, 'PUT', `/parties/${id}`, { body });
    if (status !== 200) throw new Error(`${id} is not registered: ${status} ${text}`);
  }

  /**
   * A project under construction with a supervision unit. Lines: 1 begun by the unit, with all that stood beside it;
   * 2 an order proposed by development-reform, 3 declined by finance; 4 a second one, which waits.
   */
  async project(code: string): Promise<void> {
    const life = underConstruction(code);
    const first = life.lines[0]!;
    if (first.is === 'act') first.brought.references.standing = STANDING;
    const order = (violation: string) => ({
      act: 'orderRectification',
      input: { ground: 'ART24', violation, servedOn: '2026-01-05', dueOn: '2026-02-05', documents: [] },
      party: 'development-reform',
    });
    life.bring(order('资金被挪用'));
    life.bring({ act: 'declineProposal', input: { proposal: 2, reason: '尚需核实' }, party: 'finance' });
    life.bring(order('仍未归还'));
    await recordWith({ pool: this.database.worker })(inputOf(life.lines));
  }
}
