/** What the process that tries mutants and the thread that holds the tests say to each other. */
export const CHANNEL = 'duban-held-tests';

export type HeldRequest =
  | { readonly what: 'all' }
  | {
      readonly what: 'some';
      readonly tests: readonly string[];
      readonly mutant: string;
      /** How often one test may meet it before it counts as going round in circles. */
      readonly hitLimit: number;
    }
  | { readonly what: 'end' };

export interface HeldTest {
  readonly id: string;
  readonly ms: number;
  /** Why it failed although nothing was changed: it hangs on the order of tests, or on what vitest keeps beside it. */
  readonly failure: string | undefined;
}

/** How often each mutant was met, by its number: while files were read, and in each test. */
export interface MutantsOfTests {
  readonly static: Record<string, number>;
  readonly perTest: Record<string, Record<string, number>>;
}

export type HeldAnswer =
  | { readonly what: 'ready' }
  | { readonly what: 'all'; readonly tests: readonly HeldTest[]; readonly coverage: MutantsOfTests }
  | {
      readonly what: 'some';
      readonly ran: number;
      readonly noticed:
        | {
            readonly id: string;
            readonly failure: string | undefined;
            /** It went round in circles, and was stopped. */
            readonly isEndless: boolean;
            /** Why the same test fails afterwards without the mutant: what it left behind. */
            readonly without: string | undefined;
          }
        | undefined;
    };
