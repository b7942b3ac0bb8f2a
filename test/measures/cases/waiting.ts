// The cases that the product does not claim yet, and the parts of claimed ones that wait: each with what it waits for.

/** What a case waits for. */
export type Awaited =
  | 'every path'
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

const formalChange = 'a change of what was approved has no act yet';

export const WAITING: readonly WaitingCase[] = [
  { number: '60', waitsFor: 'every path', why: 'adjustments by the unit itself have no act yet' },
  { number: '61', waitsFor: 'every path', why: formalChange },
  { number: '62', waitsFor: 'every path', why: 'adjustments do not add up before there are any' },
  { number: '62a', waitsFor: 'every path', why: 'line items before and after come with the adjustment' },
  { number: '63', waitsFor: 'every path', why: formalChange },
  { number: '64', waitsFor: 'every path', why: 'the planned completion moves by an adjustment of the schedule alone' },
  { number: '65', waitsFor: 'every path', why: formalChange },
  { number: '66', waitsFor: 'every path', why: 'grounds of article 26 are chosen by the adjustment' },
  { number: '67', waitsFor: 'every path', why: 'the change itself; a corrected total moves the class already' },
  { number: '68', waitsFor: 'every path', why: 'the filing of an adjustment is a duty of it' },
  { number: '69', waitsFor: 'every path', why: 'an act that is not there is refused by nobody' },
  { number: '70', waitsFor: 'contracts', why: 'amounts of contracts and supplements are not kept' },
  {
    number: '89',
    waitsFor: 'systems',
    why: 'what stands in the catalogue is not known; a recorded block stops the money',
  },
  { number: '91', waitsFor: 'every path', why: 'the path of article 11 is not encoded' },
  { number: '93', waitsFor: 'classified stubs', why: 'no content may be removed from a ledger without one' },
  { number: '96', waitsFor: 'planning seasons', why: 'nobody opens a season of declaration yet' },
  { number: '97', waitsFor: 'framework plans', why: 'they are rows, not dossiers that tell their projects' },
  { number: '98', waitsFor: 'succession of units', why: 'obligations cannot be handed to a successor' },
  { number: '99', waitsFor: 'every path', why: 'the path of article 11 is not encoded' },
];

/** Of cases that are tests: what of their answer is still to come. */
export const WAITING_IN_PART: readonly WaitingCase[] = [
  { number: '18', waitsFor: 'every path', why: 'the switch for an end of the day at close of business' },
  { number: '45', waitsFor: 'milestones', why: 'phases as records' },
  { number: '51', waitsFor: 'every path', why: 'the switch for a construction period that ends at acceptance' },
  { number: '54', waitsFor: 'every path', why: 'the override for a report before the season' },
  { number: '88', waitsFor: 'every path', why: 'the override by development-reform' },
  { number: '95', waitsFor: 'every path', why: 'the switch for approvals that lapse after two years' },
];
