// The cases that the product does not claim yet, and the parts of claimed ones that wait: each with what it waits for.

/** What a case waits for. */
export type Awaited =
  | 'contracts'
  | 'milestones'
  | 'systems'
  | 'classified stubs'
  | 'planning seasons'
  | 'framework plans'
  | 'succession of units';

export interface WaitingCase {
  number: string;
  waitsFor: Awaited;
  why: string;
}

export const WAITING: readonly WaitingCase[] = [
  { number: '70', waitsFor: 'contracts', why: 'amounts of contracts and supplements are not kept' },
  {
    number: '89',
    waitsFor: 'systems',
    why: 'what stands in the catalogue is not known; a recorded block stops the money',
  },
  { number: '93', waitsFor: 'classified stubs', why: 'no content may be removed from a ledger without one' },
  { number: '96', waitsFor: 'planning seasons', why: 'nobody opens a season of declaration yet' },
  { number: '97', waitsFor: 'framework plans', why: 'they are rows, not dossiers that tell their projects' },
  { number: '98', waitsFor: 'succession of units', why: 'obligations cannot be handed to a successor' },
];

/** Of cases that are tests: what of their answer is still to come. */
export const WAITING_IN_PART: readonly WaitingCase[] = [
  { number: '45', waitsFor: 'milestones', why: 'phases as records' },
];
