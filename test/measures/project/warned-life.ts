// Test support: a life whose decisions are settled, and the warnings they drew.
import { project } from '../../../measures/project/project.ts';
import type { ProjectFacts } from '../../../measures/project/facts.ts';
import type { Life } from '../dossier.ts';
import { SettledLife } from '../settled-life.ts';

export const instrumentOn = (on: string, number = '渝大数据函〔2026〕7号') => ({
  instrument: { number, on, signedBy: '王某' },
});

/** The same life, settled from here on. */
export function settled(life: Life, parties: Partial<ProjectFacts['parties']> = {}): SettledLife<ProjectFacts> {
  const on = new SettledLife(project, life.facts.code, life.today);
  on.facts = { ...life.facts, parties: { ...life.facts.parties, ...parties } };
  on.seq = life.seq;
  return on;
}

/** The warnings that the last line gave. */
export const saysOf = (life: SettledLife<ProjectFacts>) => life.last.warnings.map(({ code, says }) => [code, says]);
/** Of the warnings that the last line gave. */
export const codesOf = (life: SettledLife<ProjectFacts>) => life.last.warnings.map(({ code }) => code);
