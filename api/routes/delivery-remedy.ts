// What is to be done about a letter that has not arrived, and by whom: one sentence for people, and the calls for
// programs.
import type { Delivery } from '../../database/delivery.ts';
import { POST_NAMES, type Post } from '../../measures/post.ts';
import type { PartyId } from '../../measures/vocabulary.ts';

interface RemedyCall {
  method: 'PUT' | 'POST';
  path: string;
  title: string;
  /** Of send-to: whom it may name. */
  contacts?: { id: string; post: Post; postName: string; name: string }[];
}

export interface Remedy {
  says: string;
  /** Whose administrators may do it. */
  by: PartyId[];
  calls: RemedyCall[];
}

const BY_NAMED = '由本单位、其主管部门或者市大数据发展局的管理员办理';

/** Null where nothing is amiss: it is about to go out, or has. */
export function remedyOf(delivery: Delivery): Remedy | null {
  const { status, contact, party, department } = delivery;
  if (status === 'sent' || status === 'waiting') return null;
  const by = [...new Set([party, ...(department === null ? [] : [department]), 'big-data'])];
  if (status === 'leftOut') return { says: '不再发送，无须办理。', by, calls: [] };
  const other = sendTo(delivery);
  const orOther = other ? '；也可以改投另一联系人（send-to）' : '';
  if (contact === null) {
    const says = `登记联系人（PUT /parties/${party}），登记后自动发出${orOther}。${BY_NAMED}。`;
    return { says, by, calls: [registration(party, '登记联系人'), ...(other ? [other] : [])] };
  }
  const own = delivery.candidates?.find(({ isOwn }) => isOwn);
  const at = delivery.post === 'administrator' ? (department ?? party) : party;
  const again = own?.isFoundByIt ? sendAgain(delivery) : undefined;
  const orAgain = again ? '；地址无误的，重新投递（send-again）' : '';
  const says =
    status === 'retrying'
      ? `系统按所示时间自动重试；原因在发信设置或者收件方规则的，由系统管理员按所示原因处理，处理后在下一次重试时发出；地址有误的，更正登记（PUT /parties/${at}），更正后立即发出${orAgain}${orOther}。${BY_NAMED}。`
      : `核对并更正${POST_NAMES[delivery.post]}登记的联系方式（PUT /parties/${at}），更正后自动发出${orAgain}${orOther}。${BY_NAMED}。`;
  const calls = [registration(at, '更正联系方式'), ...(again ? [again] : []), ...(other ? [other] : [])];
  return { says, by, calls };
}

const registration = (party: PartyId, title: string): RemedyCall => ({
  method: 'PUT',
  path: `/parties/${party}`,
  title,
});

const sendAgain = ({ id }: Delivery): RemedyCall => ({
  method: 'POST',
  path: `/deliveries/${id}/send-again`,
  title: '重新投递',
});

function sendTo({ id, candidates }: Delivery): RemedyCall | undefined {
  const contacts = (candidates ?? [])
    .filter(({ isOwn }) => !isOwn)
    .map(({ id: contact, post, name }) => ({ id: contact, post, postName: POST_NAMES[post], name }));
  if (contacts.length === 0) return undefined;
  return { method: 'POST', path: `/deliveries/${id}/send-to`, title: '改投另一联系人', contacts };
}
