// How much is measured. The full sizes are those the goals speak of; the quick ones only show that everything runs.

export interface Sizes {
  rounds: number;
  /** Projects opened in a round. */
  openings: number;
  /** Acts in a round, one after another. */
  actsAlone: number;
  /** Acts in a round on each of the projects that act at once. */
  actsTogether: number;
  projectsTogether: number;
  /** Reminders of a morning, spread over a minute. */
  morning: number;
  /** Reminders at one instant: how fast they can be worked off. */
  burst: number;
  yearEnd: { rounds: number; projects: number; units: number; minutes: number };
  sleeping: { few: number; many: number };
  listed: { projects: number; pages: number };
  pure: { lives: number; settlements: number };
}

export const FULL: Sizes = {
  rounds: 5,
  openings: 40,
  actsAlone: 400,
  actsTogether: 20,
  projectsTogether: 16,
  morning: 2_000,
  burst: 600,
  // One round takes a quarter of an hour and has ten thousand samples.
  yearEnd: { rounds: 1, projects: 10_000, units: 200, minutes: 6 },
  sleeping: { few: 100, many: 10_000 },
  listed: { projects: 100_000, pages: 60 },
  pure: { lives: 500, settlements: 1_000 },
};

export const QUICK: Sizes = {
  rounds: 1,
  openings: 4,
  actsAlone: 10,
  actsTogether: 3,
  projectsTogether: 4,
  morning: 40,
  burst: 30,
  yearEnd: { rounds: 1, projects: 60, units: 6, minutes: 1 },
  sleeping: { few: 10, many: 100 },
  listed: { projects: 2_000, pages: 5 },
  pure: { lives: 10, settlements: 200 },
};
