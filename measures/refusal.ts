// From what a guard objects to the refusal that is answered: its way out with every act named by title and by who may
// bring it here; and the refusals that come before any guard.
import {
  articleOfAct,
  type Act,
  type Guard,
  type Objection,
  type Refusal,
  type Remedy,
  type Situation,
} from './act.ts';
import { canonicalJson } from './canonical-json.ts';
import type { DossierFacts, Proposal } from './dossier.ts';
import { dayNameOf } from './date-name.ts';
import type { DossierKind } from './kind.ts';
import type { InForce } from './overlay.ts';
import { capacitiesIn, capacityNameIn, partNameIn } from './parts.ts';
import type { Figures } from './practice.ts';
import { actOf, titleOfAct } from './register.ts';
import { quoted } from './quoted.ts';
import { nextOnRoad } from './road.ts';
import { OUTSIDE_STEPS, type ActStep, type NamedAct, type NamedWayOut, type WayOut } from './way-out.ts';

type About = Pick<Refusal, 'code' | 'article' | 'basis'>;

export const objected = (
  kind: DossierKind,
  facts: DossierFacts,
  { name, article, basis }: Pick<Guard<unknown>, 'name' | 'article' | 'basis'>,
  objection: Objection,
): Refusal => refusalOf(kind, facts, { code: name, article, basis }, objection);

/** By the title that fits what it was brought with: what is revoked, say, as each decision has an authority of its own. */
export function wrongParty(
  kind: DossierKind,
  facts: DossierFacts,
  act: Act,
  allowed: readonly string[],
  input?: unknown,
): Refusal {
  const who = allowed.map((capacity) => capacityNameIn(kind, capacity)).join('、');
  const title = titleOfAct(kind, act.name, facts, input);
  const refusal = refusalOf(kind, facts, before('wrongParty', facts, act, input), {
    says: `${quoted(title)}由${who}办理；就${kind.thisOne}而言，贵单位不具有该身份。`,
    remedy: `请由${who}办理。`,
    wayOut: { acts: [{ act: act.name, by: allowed }] },
  });
  return { ...refusal, acts: refusal.acts!.map((named) => ({ ...named, title })) };
}

/** Of more stages than these a sentence is no help: where the act is closed is said instead. */
const STAGES_NAMED = 8;

export function wrongStage(
  kind: DossierKind,
  { facts, figures }: Pick<Situation, 'facts' | 'figures'>,
  act: Act,
  input?: unknown,
): Refusal {
  const stages = act.at.map((stage) => `「${kind.stageNames[stage]}」`).join('、');
  const only =
    act.at.length > STAGES_NAMED ? `该阶段不办理「${act.title}」` : `「${act.title}」只能在${stages}阶段办理`;
  const says = `${kind.thisOne}现处「${kind.stageNames[facts.stage]}」阶段，${only}。`;
  return refusalOf(kind, facts, before('wrongStage', facts, act, input), {
    says,
    ...roadTo(kind, facts, figures, act),
  });
}

/** By an overlay; `dated` is what lies too late in it, where an earlier day would pass. */
export function closedBy(
  kind: DossierKind,
  facts: DossierFacts,
  { title }: Pick<Act, 'title'>,
  code: string,
  { article, since, says, ...remedy }: InForce,
  dated?: { what: string; on: string },
): Refusal {
  const about = { code, article, basis: article === null ? 'practice' : 'law' } as const;
  if (!dated) return refusalOf(kind, facts, about, { says: `${says}，其间不办理「${title}」。`, ...remedy });
  const { what, on } = dated;
  return refusalOf(kind, facts, about, {
    ...remedy,
    says: `${says}；${what}${dayNameOf(on)}不早于${dayNameOf(since)}，其间不办理「${title}」。`,
    remedy: `请核对${what}，此前已经发生的，可以登记；${remedy.remedy}`,
    wayOut: { ...remedy.wayOut, mend: true },
  });
}

function roadTo(kind: DossierKind, facts: DossierFacts, figures: Figures, act: Act): Remedy {
  const elsewhere = act.elsewhere?.(facts);
  if (elsewhere) return elsewhere;
  const next = nextOnRoad(kind.roadOf?.(facts, figures) ?? [], facts.stage, act.at);
  if (!next) return { remedy: `按${kind.thisOne}的现状，本事项无须办理。`, wayOut: { needless: true } };
  const worded = (name: string): string => {
    const { title, by } = clearingAct(kind, facts, name);
    return `「${title}」（${by.map((one) => one.name).join('、')}）`;
  };
  const named = next.ways.map((way) => way.map(worded).join('、')).join('或者');
  const then = next.isLast ? '' : '，再依次办结其后事项';
  return { remedy: `请先办结${named}${then}。`, wayOut: { acts: next.ways.flat() } };
}

export const noSuchProposal = (kind: DossierKind, facts: DossierFacts, act: Act): Refusal =>
  refusalOf(kind, facts, before('noSuchProposal', facts, act), {
    says: '没有等待会同的该项提议，或者提议已被撤回、已办结。',
    remedy: '请查询待会同事项，以其台账序号会同。',
    wayOut: { mend: true },
  });

/** Before those it waits for have answered they would be asked the same twice. */
export function proposedAlready(kind: DossierKind, facts: DossierFacts, { seq, awaiting, by }: Proposal): Refusal {
  const awaited = [...new Set(awaiting.map((party) => partNameIn(kind, facts, party)))].join('、');
  const about = { code: 'proposedAlready', article: null, basis: 'practice' } as const;
  return refusalOf(kind, facts, about, {
    says: `贵单位已经提出同一内容的提议（台账第${seq}号），正等待${awaited}会同。`,
    remedy: `请等待${awaited}答复；不再提议的，请办理「撤回会同提议」。另有不同内容的，可以另行提出。`,
    wayOut: {
      wait: true,
      mend: true,
      instead: [{ act: 'withdrawProposal', input: { proposal: seq }, by: capacitiesIn(kind, facts, by).slice(0, 1) }],
    },
  });
}

export function notAwaited(kind: DossierKind, facts: DossierFacts, act: Act, { awaiting, input }: Proposal): Refusal {
  const awaited = [...new Set(awaiting.map((party) => partNameIn(kind, facts, party)))].join('、');
  const by = awaiting.map((party) => ({
    capacity: capacitiesIn(kind, facts, party)[0] ?? party,
    name: partNameIn(kind, facts, party),
  }));
  return {
    ...before('wrongParty', facts, act, input),
    says: `该项提议等待${awaited}会同。`,
    remedy: `请由${awaited}办理。`,
    acts: [{ act: act.name, title: act.title, by }],
  };
}

const before = (code: string, facts: DossierFacts, act: Act, input?: unknown): About => ({
  code,
  article: articleOfAct(act, facts, input),
  basis: act.basis,
});

function refusalOf(kind: DossierKind, facts: DossierFacts, about: About, objection: Objection): Refusal {
  const { says, remedy, wayOut, earliestOn } = objection;
  return {
    ...about,
    says,
    remedy,
    ...named(kind, facts, wayOut),
    ...(earliestOn !== undefined && { earliestOn }),
  };
}

function named(kind: DossierKind, facts: DossierFacts, wayOut: WayOut): NamedWayOut {
  const { acts, instead, outside, ...flags } = wayOut;
  return {
    ...flags,
    ...(acts && { acts: acts.map((step) => clearingAct(kind, facts, step)) }),
    ...(instead && { instead: instead.map((step) => namedAct(kind, facts, step)) }),
    ...(outside && { outside: outside.map((step) => ({ step, ...OUTSIDE_STEPS[step] })) }),
  };
}

/** An act that clears the way; where it is proposed already, that others go along with the proposal. */
function clearingAct(kind: DossierKind, facts: DossierFacts, step: ActStep): NamedAct {
  const { act: name, input, by }: Exclude<ActStep, string> = typeof step === 'string' ? { act: step } : step;
  const waiting = facts.proposals.findLast((open) => open.act === name && isSettledBy(open.input, input));
  // Where only the party was wrong, the act may be about anything.
  if (!waiting || (by && !input)) return namedAct(kind, facts, step);
  const capacities = waiting.awaiting.flatMap((party) => capacitiesIn(kind, facts, party).slice(0, 1));
  return { ...namedAct(kind, facts, { act: name, by: capacities, ...(input && { input }) }), confirms: waiting.seq };
}

/** Whether what was proposed is what the step settles of its input. */
const isSettledBy = (proposed: unknown, settled: Readonly<Record<string, unknown>> = {}): boolean =>
  Object.entries(settled).every(
    ([key, value]) => canonicalJson((proposed as Record<string, unknown>)[key]) === canonicalJson(value),
  );

/** Throws for an act that the kind does not know: a broken register, never a legal "no". */
function namedAct(kind: DossierKind, facts: DossierFacts, step: ActStep): NamedAct {
  const { act: name, input, by } = typeof step === 'string' ? { act: step } : step;
  const act = actOf(kind, name);
  if (!act) throw new Error(`a way out of ${kind.name} points to ${name}, which is no act of it`);
  const capacities = by ?? act.byHere?.(facts, input) ?? act.by;
  const named = capacities.map((capacity) => ({ capacity, name: capacityNameIn(kind, capacity) }));
  // A title may hang on what the step settles: the same order under another article is called otherwise.
  const title = (input && act.titleHere?.(facts, input)) ?? act.title;
  return { act: name, title, by: named, ...(input && { input }) };
}
