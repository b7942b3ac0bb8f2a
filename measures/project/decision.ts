// Decisions of authorities: acts that may name the document by which they were taken, and that say what is unusual about
// it or about who decides.
import { z } from 'zod';
import * as general from '../act.ts';
import { instrument, type Instrument } from '../instrument.ts';
import { act, practiceGate, type Guard, type Narrowed, type Warning } from './act.ts';
import { broughtFirstBy } from './acts/brought-first.ts';
import { notInFuture } from './acts/date-gates.ts';
import type { Proposal } from '../dossier.ts';
import { overtaken } from '../proposal.ts';
import { decidesForItself, oldInstrument, SECOND_LOOK, secondLookOf } from './acts/warnings.ts';
import type { ProjectFacts } from './facts.ts';
import { isBureau } from '../party-id.ts';
import type { Bureau } from '../vocabulary.ts';

export interface Decided {
  instrument?: Instrument;
}

type Deciding<Input> = Omit<Narrowed<Input>, 'input' | 'guards' | 'warnings'> & {
  input: z.ZodObject & z.ZodType<Input>;
  guards: readonly Guard<NoInfer<Input & Decided>>[];
  warnings?(ground: general.WarningGround<ProjectFacts>, input: Input & Decided): readonly Warning[];
  /**
   * The bureau that decides this, where another one has to go along once the project, or its unit, is the bureau's own
   * (case 43 by analogy); undefined where nobody has to.
   */
  deciderLookedOver?(facts: ProjectFacts): Bureau | undefined;
  /** Open proposals that this decision settles; of a decision that is looked over, those of the same act if left out. */
  settles?(proposal: Proposal, input: Input, facts: ProjectFacts): boolean;
};

const instrumentNotInFuture = notInFuture<Decided>(
  'instrumentOnNotInFuture',
  '决定文书的成文日期',
  ({ instrument }) => instrument?.on,
);

/** Declares a decision: an act whose entry in the facts keeps the instrument, where one is named. */
export function decision<Input>(definition: Deciding<Input>): general.Act<ProjectFacts, Input & Decided> {
  const input = definition.input.extend({ instrument: instrument.optional() });
  const together = togetherIn(definition);
  return act<Input & Decided>({
    ...definition,
    ...together,
    input: input as unknown as z.ZodType<Input & Decided>,
    guards: [...definition.guards, ...firstIn(definition), instrumentNotInFuture],
    warnings: (ground, decided) => [
      ...decidesForItself(
        { article: general.articleOfAct(definition, ground.facts, decided), ...together },
        ground,
        decided,
      ),
      ...oldInstrument(ground, decided),
      ...(definition.warnings?.(ground, decided) ?? []),
    ],
    apply: (facts, { instrument: by, ...said }, entry) => {
      const decided = { ...entry, instrument: by };
      const input = said as Input;
      return definition.apply(settledBy(definition, facts, input, decided), input, decided);
    },
  });
}

/** Who decides: as the act says, and on a project of the decider's own with the one that looks over it. */
function togetherIn<Input>(definition: Deciding<Input>): Pick<Narrowed<Input & Decided>, 'by' | 'byHere' | 'jointly'> {
  const { by } = definition;
  if (!definition.deciderLookedOver)
    return {
      by,
      ...(definition.byHere && { byHere: (facts, input) => definition.byHere!(facts, input) }),
      ...(definition.jointly && { jointly: (facts, input) => definition.jointly!(facts, input) }),
    };
  const both = (facts: ProjectFacts): readonly Bureau[] | undefined => {
    const decider = definition.deciderLookedOver?.(facts);
    const second = decider && secondLookOf(facts, decider);
    return second && [decider, second];
  };
  const seconds = by.flatMap((one) => (isBureau(one) ? (SECOND_LOOK[one] ?? []) : []));
  return {
    by: [...new Set([...by, ...seconds])],
    byHere: (facts, input) => both(facts) ?? definition.byHere?.(facts, input) ?? by,
    jointly: (facts, input) => both(facts) ?? definition.jointly?.(facts, input),
  };
}

/** Whoever looks it over waits for the decider. */
const firstIn = <Input>(definition: Deciding<Input>): Guard<Input & Decided>[] =>
  definition.deciderLookedOver
    ? [
        broughtFirstBy(definition.name, (facts, input) => {
          const decider = definition.deciderLookedOver?.(facts);
          return decider ?? (definition.byHere?.(facts, input) ?? definition.by)[0]!;
        }),
      ]
    : [];

/** What waits for its second look is settled with the decision, and with whatever makes it idle. */
const settledBy = <Input>(
  definition: Deciding<Input>,
  facts: ProjectFacts,
  input: Input,
  entry: general.Bookkeeping,
): ProjectFacts =>
  overtaken(facts, entry, (proposal) =>
    definition.settles
      ? definition.settles(proposal, input, facts)
      : definition.deciderLookedOver !== undefined && proposal.act === definition.name,
  );

/** A reply is the instrument of the approval: two numbers for one document are a slip of the pen. */
export const instrumentIsReply = practiceGate<{ replyNumber: string } & Decided>(
  'input',
  'instrumentIsReply',
  '决定文书的文号就是批复文号',
  (_, { replyNumber, instrument: by }) =>
    by === undefined || by.number === replyNumber
      ? undefined
      : {
          says: `决定文书的文号（${by.number}）与批复文号（${replyNumber}）不一致。`,
          remedy: '批复文件就是本项批复的决定文书，请核对两处文号。',
          wayOut: { mend: true },
        },
);
