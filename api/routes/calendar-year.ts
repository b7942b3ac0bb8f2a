import { Problem } from '../http/problem.ts';

/** The year in an address; what is none names nothing. */
export function yearNamed(year: string): number {
  if (!/^20\d{2}$/.test(year)) throw new Problem('notFound');
  return Number(year);
}
