// Test support: for each alert what is measured when it is to be raised, minute by minute in Prometheus's notation, and
// what is measured while all is well.

export interface Staged {
  series: Record<string, string>;
  well: Record<string, string>;
  /** When it is looked. */
  at: string;
  /** Where minutes would be too many. */
  every?: string;
  /** Of the alert, beside its own. */
  labels?: Record<string, string>;
}

const UP = { 'up{job="duban-api", instance="api"}': '1x60', 'up{job="duban-worker", instance="worker"}': '1x60' };

/** One figure that goes from well to ill. */
const turning = (series: string, well: string, ill: string, at: string, labels?: Record<string, string>): Staged => ({
  series: { [series]: `${well}x2 ${ill}x60` },
  well: { [series]: `${well}x60` },
  at,
  labels,
});

/** A counter that begins to count. */
const counting = (series: string, perMinute: number, at: string, labels?: Record<string, string>): Staged => ({
  series: { [series]: `0+${perMinute}x60` },
  well: { [series]: '7x60' },
  at,
  labels,
});

export const STAGED: Record<string, Staged[]> = {
  DubanDown: [
    {
      series: { ...UP, 'up{job="duban-worker", instance="worker"}': '1x2 0x60' },
      well: UP,
      at: '10m',
      labels: { job: 'duban-worker', instance: 'worker' },
    },
    {
      series: { 'up{job="duban-api", instance="api"}': '1x60' },
      well: UP,
      at: '10m',
      labels: { job: 'duban-worker' },
    },
  ],
  DubanNotReady: [turning('duban_ready{instance="api"}', '1', '0', '10m', { instance: 'api' })],
  DubanProjectsWedged: [turning('duban_workflows_wedged{queue="lifecycle", instance="worker"}', '0', '2', '20m')],
  DubanMailboxesWedged: [turning('duban_workflows_wedged{queue="mailbox", instance="worker"}', '0', '1', '20m')],
  DubanRecordingFails: [counting('duban_activity_failures_total{activity="record", cause="database"}', 6, '12m')],
  DubanActivitiesFail: [
    counting('duban_activity_failures_total{activity="claimMessages", cause="other"}', 1, '40m', {
      activity: 'claimMessages',
    }),
  ],
  DubanRemindersLate: [
    {
      series: {
        'duban_reminder_lateness_seconds_bucket{le="900"}': '10x60',
        duban_reminder_lateness_seconds_count: '10x20 15x40',
      },
      well: {
        'duban_reminder_lateness_seconds_bucket{le="900"}': '10x20 15x40',
        duban_reminder_lateness_seconds_count: '10x20 15x40',
      },
      at: '30m',
    },
  ],
  DubanOutboxStuck: [turning('duban_outbox_oldest_age_seconds{stage="message"}', '20', '901', '20m')],
  DubanLettersWait: [turning('duban_outbox_oldest_age_seconds{stage="delivery"}', '600', '3700', '30m')],
  DubanLettersFailed: [
    {
      series: {
        'duban_deliveries{state="failed", channel="", instance="worker"}': '0x200',
        'duban_deliveries{state="failed", channel="mail", instance="worker"}': '4x90 5x100',
      },
      well: {
        'duban_deliveries{state="failed", channel="", instance="worker"}': '0x200',
        'duban_deliveries{state="failed", channel="mail", instance="worker"}': '4x200',
      },
      at: '100m',
    },
  ],
  DubanNoMail: [turning('duban_mail_open{channel="mail", instance="worker"}', '1', '0', '20m', { channel: 'mail' })],
  DubanNightMissed: [
    {
      series: { duban_reconciliation_finished_timestamp_seconds: '60x200' },
      well: { duban_reconciliation_finished_timestamp_seconds: '60x100 60000x100' },
      at: '27h',
      every: '10m',
    },
    {
      // Since it was installed none has come to its end.
      series: {
        duban_reconciliation_finished_timestamp_seconds: '0x200',
        'process_start_time_seconds{job="duban-worker"}': '60x200',
      },
      well: {
        duban_reconciliation_finished_timestamp_seconds: '0x200',
        'process_start_time_seconds{job="duban-worker"}': '60000x200',
      },
      at: '27h',
      every: '10m',
    },
  ],
  DubanNightLeftWork: [turning('duban_reconciliation_findings{outcome="left"}', '0', '3', '20m')],
  DubanSourceAway: [
    turning('duban_source_up{source="engine", instance="worker"}', '1', '0', '10m', {
      source: 'engine',
      instance: 'worker',
    }),
  ],
  DubanErrors: [
    {
      series: {
        'http_request_duration_seconds_count{route="/projects", status="200"}': '0+90x60',
        'http_request_duration_seconds_count{route="/projects", status="503"}': '0+10x60',
      },
      well: {
        'http_request_duration_seconds_count{route="/projects", status="200"}': '0+90x60',
        'http_request_duration_seconds_count{route="/projects", status="409"}': '0+90x60',
        // Whoever asks whether we are ready is no caller.
        'http_request_duration_seconds_count{route="/readyz", status="503"}': '0+90x60',
      },
      at: '20m',
    },
  ],
  DubanSlow: [
    {
      series: bucketsOf({ '1': 80, '2.5': 90, '5': 100, '+Inf': 100 }),
      well: bucketsOf({ '1': 97, '2.5': 100, '5': 100, '+Inf': 100 }),
      at: '30m',
    },
  ],
  DubanManyTurnedAway: [
    counting('duban_problems_total{code="unauthenticated"}', 120, '30m', { code: 'unauthenticated' }),
  ],
};

function bucketsOf(perMinute: Record<string, number>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(perMinute).map(([le, count]) => [
      `http_request_duration_seconds_bucket{le="${le}", route="/projects"}`,
      `0+${count}x60`,
    ]),
  );
}
