// 暂停项目建设 and 暂缓安排投资计划: they lie beside the stage, and an act says for itself what they do to it.
import { dayNameOf } from '../date-name.ts';
import type { InForce, Overlay } from '../overlay.ts';
import { BUREAU_NAMES, SANCTION_NAMES, type Bureau } from '../vocabulary.ts';
import type { ActName } from './act-names.ts';
import type { ProjectFacts, Sanction } from './facts.ts';
import { planDeferralOf, suspensionOf } from './questions.ts';

export type OverlayName = 'suspension' | 'planDeferral';

export const ARTICLE_OF_SANCTION: Record<Sanction['ground'], number> = { ART24: 24, ART35: 35, ART38: 38 };

const BOTH = '市发展改革委会同市财政局';
const deciderOf = ({ kind, by }: Sanction): string => (kind === 'SUSPENSION' ? BOTH : BUREAU_NAMES[by as Bureau]);

/** What holds since when, by which decision, and which line that answers. */
export const inForceWorded = (sanction: Sanction): string => {
  const { kind, from, seq, answers } = sanction;
  const answering = answers === undefined ? '' : `，依据台账第${answers}号`;
  return `本项目已自${dayNameOf(from)}起${SANCTION_NAMES[kind]}（台账第${seq}号，${deciderOf(sanction)}决定${answering}）`;
};

const inForce = (sanction: Sanction, remedy: string, act: ActName): InForce<ActName> => ({
  article: ARTICLE_OF_SANCTION[sanction.ground],
  since: sanction.from,
  says: `本项目自${dayNameOf(sanction.from)}起${SANCTION_NAMES[sanction.kind]}（台账第${sanction.seq}号，${deciderOf(sanction)}决定）`,
  remedy,
  wayOut: { acts: [act] },
});

export const OVERLAYS: readonly (Overlay<ProjectFacts, ActName> & { name: OverlayName })[] = [
  {
    name: 'suspension',
    inForce: (facts) => {
      const suspension = suspensionOf(facts);
      return (
        suspension &&
        inForce(suspension, '须恢复建设的整改办结以后，由市发展改革委会同市财政局办理「恢复项目建设」。', 'resume')
      );
    },
  },
  {
    name: 'planDeferral',
    inForce: (facts) => {
      const deferral = planDeferralOf(facts);
      return (
        deferral &&
        inForce(
          deferral,
          '申报仍然有效；须恢复安排的整改办结以后，由市发展改革委办理「恢复安排投资计划」。',
          'liftDeferral',
        )
      );
    },
  },
];
