// Decisions of authorities: acts that may name the document by which they were taken, and that say what is unusual about
// it or about who decides.
import { z } from 'zod';
import type * as general from '../act.ts';
import { instrument, type Instrument } from '../instrument.ts';
import { act, practiceGate, type Guard, type Narrowed, type Warning } from './act.ts';
import { notInFuture } from './acts/date-gates.ts';
import { decidesForItself, oldInstrument } from './acts/warnings.ts';
import type { ProjectFacts } from './facts.ts';

export interface Decided {
  instrument?: Instrument;
}

type Deciding<Input> = Omit<Narrowed<Input>, 'input' | 'guards' | 'warnings'> & {
  input: z.ZodObject & z.ZodType<Input>;
  guards: readonly Guard<NoInfer<Input & Decided>>[];
  warnings?(ground: general.WarningGround<ProjectFacts>, input: Input & Decided): readonly Warning[];
};

const instrumentNotInFuture = notInFuture<Decided>(
  'instrumentOnNotInFuture',
  '决定文书的成文日期',
  ({ instrument }) => instrument?.on,
);

/** Declares a decision: an act whose entry in the facts keeps the instrument, where one is named. */
export function decision<Input>(definition: Deciding<Input>): general.Act<ProjectFacts, Input & Decided> {
  const input = definition.input.extend({ instrument: instrument.optional() });
  return act<Input & Decided>({
    ...definition,
    input: input as unknown as z.ZodType<Input & Decided>,
    guards: [...definition.guards, instrumentNotInFuture],
    warnings: (ground, decided) => [
      ...decidesForItself(definition, ground, decided),
      ...oldInstrument(ground, decided),
      ...(definition.warnings?.(ground, decided) ?? []),
    ],
    apply: (facts, { instrument: by, ...said }, entry) =>
      definition.apply(facts, said as Input, { ...entry, instrument: by }),
  });
}

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
        },
);
