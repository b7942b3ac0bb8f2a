// The one timer of a project: kept while its instant stays, cancelled when it is no longer waited for.
import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

export class Alarm {
  /** True once the instant it was set to has come; state, so that predicates may read it. */
  rang = false;
  private at: number | null = null;
  private scope: CancellationScope | undefined;

  /** Waits for `at` (epoch ms), or for nothing. Setting it to the same instant again costs no event. */
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

  private off(): void {
    if (!this.rang) this.scope?.cancel();
    this.scope = undefined;
    this.at = null;
    this.rang = false;
  }
}
