// The unit is blocked under article 31: what its project asks for is refused until the block is lifted, and taken then.
import { sampled, UNIT, type Scenario } from '../scenario.ts';

export const blocked: Scenario = {
  name: 'blocked',
  title: '单位受限：未按要求共享数据，解除后方可申报',
  shows: '限制措施生效期间申报不予办理；单位整改、措施解除后，同一申报得以办理；项目其后撤回。',
  projectName: '演练三：社区服务平台',
  estimatedTotal: '1200000000',
  unitLine: {
    by: 'big-data',
    block: { flag: 'newBuildBlocked', article: 31, reason: '未按要求共享人口库数据' },
    liftedOn: '2031-02-17',
    because: '已按要求共享人口库数据',
  },
  acts: [
    { ...sampled('2031-01-13', UNIT, 'declare'), refused: ['notBlockedForNotSharing'] },
    sampled('2031-02-18', UNIT, 'declare'),
    sampled('2031-02-25', UNIT, 'withdraw', { reason: '与在建项目合并建设' }),
  ],
  until: '2031-03-31',
  reminders: [],
};
