// Every kind of dossier, and with them every act and every duty, found by name.
import type { Act } from './act.ts';
import { UNOPENED, type DossierFacts } from './dossier.ts';
import type { Duty } from './duty.ts';
import type { DossierKind } from './kind.ts';
import { COMMON_PRACTICE, type Practice } from './practice.ts';
import { project } from './project/project.ts';
import { PROPOSAL_PRACTICE } from './proposal.ts';
import { unit } from './unit/unit.ts';

const kinds = new Map<string, DossierKind>();
/** Put together once of all kinds. */
let first: Practice | undefined;

/** Enters a kind. One more kind is one more line below; a test enters one of its own. */
export function enter<Facts extends DossierFacts>(kind: DossierKind<Facts>): void {
  kinds.set(kind.name, kind);
  first = undefined;
}

enter(project);
enter(unit);

export const allKinds = (): DossierKind[] => [...kinds.values()];
/** By which every dossier runs. */
export const workflowTypes = (): string[] => allKinds().map(({ workflowType }) => workflowType);

/** Throws for a kind that nobody entered: a broken register, never a legal "no". */
export function kindNamed(name: string): DossierKind {
  const kind = kinds.get(name);
  if (!kind) throw new Error(`no kind of dossier is called ${name}`);
  return kind;
}

export const actOf = <Facts extends DossierFacts>(kind: DossierKind<Facts>, name: string): Act<Facts> | undefined =>
  kind.acts.find((act) => act.name === name);

/** How an act that was brought is called: by its title, or by the one that fits the dossier and what it was brought with. */
export function titleOfAct(kind: DossierKind, name: string, facts: DossierFacts, input: unknown): string {
  const act = actOf(kind, name);
  const here = typeof input === 'object' && input !== null ? act?.titleHere?.(facts, input) : undefined;
  return here ?? act?.title ?? name;
}

export const dutyOf = (kind: DossierKind, name: string): Duty | undefined =>
  kind.duties.find((duty) => duty.name === name);

/** How a duty of a dossier is called: by its title, or by that of the other article on which this one rests. */
export function titleOfDuty(
  kind: DossierKind,
  { duty: name, article }: { duty: string; article?: number | null },
): string {
  const duty = dutyOf(kind, name);
  const other = article === null || article === undefined ? undefined : duty?.onOtherArticles?.[article];
  return other?.title ?? duty?.title ?? '有期限的事项';
}

/** The act by which a dossier of this kind begins. */
export const openingActOf = (kind: DossierKind): Act => kind.acts.find(({ at }) => at.includes(UNOPENED))!;

/** An act or a duty by its name alone, for whoever words it: kinds that share a name share its title (tested). */
export const findAct = (name: string): Act | undefined => firstOf((kind) => actOf(kind, name));
export const findDuty = (name: string): Duty | undefined => firstOf((kind) => dutyOf(kind, name));

function firstOf<T>(find: (kind: DossierKind) => T | undefined): T | undefined {
  for (const kind of kinds.values()) {
    const found = find(kind);
    if (found) return found;
  }
  return undefined;
}

/** The first edition of our practice: what all kinds have in common, and what each adds. */
export const firstPractice = (): Practice => (first ??= firstOfAllKinds());

function firstOfAllKinds(): Practice {
  const adding = [PROPOSAL_PRACTICE, ...allKinds().map(({ practice }) => practice)];
  return {
    ...COMMON_PRACTICE,
    ladders: Object.assign({}, ...adding.map(({ ladders }) => ladders)) as Practice['ladders'],
    figures: Object.assign({}, ...adding.map(({ figures }) => figures)) as Practice['figures'],
  };
}

/** An edition that is older than a duty or a figure says nothing of it: there the first edition holds. */
export function completed(edition: Practice): Practice {
  const first = firstPractice();
  return {
    ...first,
    ...edition,
    ladders: { ...first.ladders, ...edition.ladders },
    figures: { ...first.figures, ...edition.figures },
  };
}
