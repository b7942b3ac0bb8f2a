// Letters that need a person: what failed, and what is tried in vain for longer than a day. The mailbox does what can be
// done by itself; what it tries for an hour is told, for a server that refuses is seen nowhere else.
import { triedLetters, troubledDeliveries, type TroubledDelivery } from '../../database/troubled.ts';
import { beijingDateOf, beijingTimeOf } from '../../measures/calendar/calendar-date.ts';
import { scrubbed } from '../../logging/scrubbed.ts';
import { POST_NAMES, type Post } from '../../measures/post.ts';
import { mailboxIdOf } from '../../workflows/mailbox/contract.ts';
import type { Finding } from '../../workflows/reconciliation/contract.ts';
import type { ReconcileDeps } from './deps.ts';

/** A server that is away for a night leaves nothing to people; that it refuses is told before. */
const LATE_MS = 86_400_000;
const TOLD_AFTER_MS = 3_600_000;
/** Letters named of one party; the list has all. */
const NAMED = 20;
/** A server seldom gives more reasons than one; what it names in them differs. */
const REASONS = 5;

export async function undelivered(deps: Pick<ReconcileDeps, 'pool'>): Promise<Finding[]> {
  return [...(await leftToPeople(deps)), ...(await stillTried(deps))];
}

/** One finding in all, by the words of the server: it is most often the server that stands in the way, and not an address. */
async function stillTried({ pool }: Pick<ReconcileDeps, 'pool'>): Promise<Finding[]> {
  const tried = await triedLetters(pool, TOLD_AFTER_MS, LATE_MS, REASONS);
  if (tried.length === 0) return [];
  const oldest = Math.min(...tried.map(({ since }) => since));
  const reasons = tried.map(({ because, letters }) => `${letters} 封：${scrubbed(because)}`).join('；');
  return [
    {
      about: 'deliveries',
      trouble: 'retried',
      outcome: 'watched',
      says: `信件重试超过一小时，最久的自 ${beijingDateOf(oldest)} ${beijingTimeOf(oldest)}（${reasons}）。会自动再试；登录、发件人、转发权限被拒的，请核对 SMTP_URL、MAIL_FROM、SMTP_EHLO_NAME，见《运维手册》第九部分（四）。`,
    },
  ];
}

/** One finding a party, which names its letters, the most urgent first. */
async function leftToPeople({ pool }: Pick<ReconcileDeps, 'pool'>): Promise<Finding[]> {
  const byParty = new Map<string, TroubledDelivery[]>();
  for (const delivery of await troubledDeliveries(pool, LATE_MS, NAMED))
    byParty.set(delivery.party, [...(byParty.get(delivery.party) ?? []), delivery]);
  return [...byParty].map(([party, deliveries]) => ({
    about: mailboxIdOf(party),
    trouble: 'notDelivered',
    outcome: 'left',
    says: `${countsOf(deliveries[0]!)}。${deliveries.map(worded).join('；')}。${waysOut(party, deliveries)}全部见 GET /deliveries?party=${party}。`,
  }));
}

function countsOf({ lost, covered, late }: TroubledDelivery): string {
  const counts = [
    ...(lost > 0 ? [`未送达${lost}封`] : []),
    ...(late > 0 ? [`重试超过一日${late}封`] : []),
    ...(covered > 0 ? [`本人未收到、他人已收${covered}封（不急）`] : []),
  ];
  return `信件${counts.join('、')}`;
}

const personOf = (post: Post, name: string | null): string =>
  `${POST_NAMES[post]}${name === null ? '' : `（${name}）`}`;

function worded({ id, post, recipientName, status, because, since, others }: TroubledDelivery): string {
  const instead = others.map((other) => personOf(other.post, other.name)).join('、');
  const state = status === 'failed' ? '未收到' : '尚未收到';
  const moved = status === 'failed' && instead ? `，已改送${instead}` : '';
  return `${personOf(post, recipientName)}${state}${moved}（${beijingDateOf(since)}，投递 ${id}）：${because ?? '尚未尝试'}`;
}

/** What found nobody cannot be sent again: somebody has to be entered. */
function waysOut(party: string, deliveries: readonly TroubledDelivery[]): string {
  const addressed = deliveries.find(({ contact }) => contact !== null);
  const toNobody = deliveries.some(({ contact }) => contact === null);
  return [
    ...(toNobody ? [`无联系人的，登记联系人（PUT /parties/${party}），登记后自动发出。`] : []),
    ...(addressed
      ? [
          `有联系人的，核对并更正登记的联系方式（PUT /parties/${party}），更正后自动发出；或者办理 POST /deliveries/${addressed.id}/send-again 或 …/send-to。`,
        ]
      : []),
  ].join('');
}
