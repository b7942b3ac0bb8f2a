// The one timer of a dossier: kept while its instant stays, cancelled when it is no longer waited for.
// It alone says that its instant has come. A clock does not: a question about a dossier that left the worker's memory may
// be shown the firing of a timer while the clock still stands at the task before, and a story that then decided by the
// clock goes another way than its history.
import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

export class Alarm {
  /** True once the instant it was set to has come; state, so that predicates may read it. */
  rang = false;
  private at: number | null = null;
  private scope: CancellationScope | undefined;

  /**
   * Waits for `at` (epoch ms), or for nothing. Setting it to the same instant again costs no event; an instant that has
   * passed rings at once.
   */
  setTo(at: number | null, now: number, summary: string): void {
    if (at === this.at && !this.rang) return;
    this.off();
    if (at === null) return;
    const scope = new CancellationScope();
    this.at = at;
    this.scope = scope;
    void scope
      .run(() => sleep(Math.max(1, at - now), { summary }))
      .then(() => {
        if (this.scope === scope) this.rang = true;
      })
      .catch((error: unknown) => {
        if (!isCancellation(error)) throw error;
      });
  }

  /** Whether it rang for `at`; answers so once. */
  hasRungFor(at: number | null): boolean {
    if (!this.rang) return false;
    const isFor = this.at === at;
    this.off();
    return isFor;
  }

  private off(): void {
    if (!this.rang) this.scope?.cancel();
    this.scope = undefined;
    this.at = null;
    this.rang = false;
  }
}
