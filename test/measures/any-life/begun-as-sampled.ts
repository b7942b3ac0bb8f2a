// Test support: a life that begins as one of those in which every act has its turn, up to any line of it.
import { EXAMPLE, sampleInput } from '../../../measures/project/act-samples.ts';
import { DOCUMENT_KINDS } from '../../../measures/vocabulary.ts';
import { pick, type Dice } from '../../workflows/random-orders.ts';
import * as usual from '../project/sampled-lives.ts';
import type { Scripted } from '../project/sampled-lives.ts';
import * as unusual from '../project/sampled-paths.ts';
import { inOrder } from '../ways-out/standpoint.ts';
import type { AnyLife } from './any-life.ts';
import { happenedBefore } from './drawn-act.ts';

const { SampledLife: _sampled, ToldLife: _told, ...usualLives } = usual;
/** Lives in which, together, nearly every act has its turn. */
export const SCRIPTS = Object.values({ ...usualLives, ...unusual }).map((lived) => lived().life.script);

/** Most of them go on for long, so that what comes late has its turn as well. */
const cutOf = (length: number, dice: Dice): number => Math.ceil(dice() ** 0.5 * length);
/** Entered so many days after it happened, where that is lawful. */
const LAGS = [0, 0, 40];

/** They take turns by `number`. What is not lawful here, where time has passed and duties are dated, is left out. */
export function beginAsSampled(life: AnyLife, number: number, dice: Dice): void {
  const script = SCRIPTS[number % SCRIPTS.length]!;
  const lag = pick(LAGS, dice);
  for (const scripted of script.slice(0, cutOf(script.length, dice))) takeUp(life, scripted, lag);
}

function takeUp(life: AnyLife, { on: day, act, by, otherwise, confirms }: Scripted, lag: number): void {
  const on = day > life.today ? day : life.today;
  life.until(on, '10:00');
  if (life.last?.ended) return;
  const { facts, duties } = life;
  const asked = confirms ? facts.proposals.findLast((open) => open.act === act)?.seq : undefined;
  const input = confirms ? {} : { ...sampleInput(act, { ...EXAMPLE, today: on, facts }), ...otherwise };
  const circumstances = { on, onRecord: DOCUMENT_KINDS, standing: inOrder(facts, on), duties, confirms: asked };
  const lawful = [happenedBefore(input, on, lag), input].find(
    (one) => life.judgement(act, by, one, circumstances).is === 'lawful',
  );
  if (!lawful) return;
  life.story.push(`${on} ${act} by ${by} as sampled`);
  life.do(act, by, lawful, circumstances);
}
