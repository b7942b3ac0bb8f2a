/**
 * What a failed attempt at a mail means, and what follows. Pure: it knows the phase of the conversation (RFC 5321), the
 * reply or the error of the network, and nothing of the mail.
 * Servers contradict themselves: QQ says 550 for a passing limit, others 5.1.1 for a full mailbox. So only what plainly
 * says that the address does not exist is final; whoever is in doubt is asked again.
 */
import type { GivenUp } from './conversation.ts';
import { readReply, shown, shortened, type Reply, codesOf } from './reply.ts';

/** What was under way. `content`: the data were going over; `answer`: all of them, with the final dot, had gone. */
export type Phase = Introduction | 'sender' | 'recipient' | 'data' | 'content' | 'answer';
type Introduction = 'connect' | 'greeting' | 'hello' | 'tls' | 'login';

export interface Failure {
  phase: Phase;
  /** All lines of the server's reply. */
  reply?: string | undefined;
  /** Of Node or nodemailer, e.g. `ECONNREFUSED`. */
  networkCode?: string | undefined;
  /** Ended by us: nothing came in the time allowed, or the server does not take such an address. */
  givenUp?: GivenUp | undefined;
  /** In the words of the program, where there is no reply. */
  message?: string | undefined;
}

export interface Verdict {
  means: 'undeliverable' | 'tooLarge' | 'outcomeUnknown' | 'deferred';
  /** One sentence on what happened and what to do, the server's reply last. */
  says: string;
  code?: string | undefined;
}

export function judge(failure: Failure): Verdict {
  const reply = failure.reply === undefined ? undefined : readReply(failure.reply);
  const isAnswer = reply?.code !== undefined && reply.code >= 400 && reply.code < 600;
  if (failure.phase === 'answer' && !isAnswer)
    return {
      means: 'outcomeUnknown',
      says: withWords(
        '邮件内容已全部交出，但没有等到邮件服务器的答复，可能已经送达；稍后少量重发，收件人收到两封的，以其中一封为准',
        reply,
      ),
      code: failure.networkCode,
    };
  return isAnswer && reply ? judgeReply(failure.phase, reply) : judgeNetwork(failure, reply);
}

function judgeReply(phase: Phase, reply: Reply): Verdict {
  const plain = withoutAddresses(reply.text);
  const code = codesOf(reply);
  if (CONCERNS_THE_MAIL.has(phase) && isTooLarge(reply, plain))
    return { means: 'tooLarge', says: withWords('邮件过大，邮件服务器不收；系统自动拆成几封重发', reply), code };
  if (CONCERNS_THE_ADDRESS.has(phase) && isUnknownAddress(reply, plain))
    return {
      means: 'undeliverable',
      says: withWords('收件地址不存在，请核对并更正登记的邮箱地址', reply),
      code,
    };
  const rule = RULES.find(
    ({ phases, isPassing, enhanced, text }) =>
      (!phases || phases.includes(phase)) &&
      (!isPassing || reply.code! < 500) &&
      ((!enhanced && !text) || enhanced?.test(reply.enhanced ?? '') || text?.test(plain)),
  );
  return { means: 'deferred', says: withWords(rule!.says, reply), code };
}

const CONCERNS_THE_ADDRESS: ReadonlySet<Phase> = new Set(['recipient', 'data', 'content', 'answer']);
const CONCERNS_THE_MAIL: ReadonlySet<Phase> = new Set(['sender', 'recipient', 'data', 'content', 'answer']);

/** What is said of a full mailbox is no word on the size of the mail, though both are 552. */
const FULL =
  /quota|(mail)?box (is )?full|full mailbox|insufficient|not enough|storage|空间不足|容量不足|容量已?满|已满|爆满|超容/i;
const SIZE =
  /(?<!\bline is )too (large|big|long)\b|(size|length)( of)?\b.{0,60}(exceed|violation|limit|maximum)|exceed\w*.{0,40}\b(mail ?)?size|maximum (message|mail) ?size|size limit|大小超|超过.{0,12}大小|(邮件|信件|附件)(过|太)大/i;

function isTooLarge({ code, enhanced = '' }: Reply, text: string): boolean {
  if (/^5\.(3\.4|2\.3)$/.test(enhanced)) return true;
  if (code! < 500 || /^5\.2\.2$/.test(enhanced) || FULL.test(text)) return false;
  return SIZE.test(text);
}

const NO_SUCH_ADDRESS = /^5\.1\.(1|2|3|10)$/;
/** Subjects of an enhanced code that leave room for a text about the address: none given, addressing, mailbox, policy. */
const MAY_BE_ADDRESS = /^(|5\.(0|1|2|5|7)\.\d+)$/;
const SAYS_UNKNOWN = new RegExp(
  [
    'no (mail ?)?box (here )?by that name',
    'no such (user|recipient|mailbox|mail ?box|address|account|person|local user)',
    '(unknown|invalid|nonexistent|non-existent) (local )?(user|recipient|mailbox|address|account)\\b',
    '(user|recipient|mailbox|account|addressee|address) (is )?(unknown|not known|invalid|nonexistent)\\b',
    '(user|recipient|mailbox|account|address)\\b.{0,30}\\b(not found|not exists?|doesn.?t exist|dosn.?t exist|does not exist)',
    '(does not|doesn.?t) have an? .{0,30}account',
    'don.?t exists? that user',
    'not found in (the )?(local|virtual|relay|user) .{0,20}table',
    'bad (recipient )?address syntax|malformed address|invalid recipient syntax',
    '(用户|账号|帐号|账户|邮箱|收件人|收件地址|收信人|地址|信箱)(名)?(不存在|未找到|找不到|无效)',
    '(没有|无|查无|找不到|不存在)(此|该|这个)?(用户|账号|帐号|收件人|邮箱|信箱|人)',
    '(用户|收件人)未开通',
  ].join('|'),
  'i',
);
/** What no word about the recipient's address goes with by itself: then another thing is meant. */
const SAYS_OTHERWISE = new RegExp(
  [
    'sender|mail from|from address|client host|helo|relay(?!.recipient)',
    'black ?list|block ?list|blocked|spam|\\bspf\\b|dkim|dmarc|reputation|polic(y|ies)|content',
    'frequen|rate limit|too many|temporar|try again|later|grey ?list|gray ?list|deferred',
    'quota|is full|over ?limit|disabled|suspended|locked|inactive|expired',
    '发件|发信|黑名单|垃圾|频率|频繁|稍后|暂时|已满|停用|禁用|冻结|过期',
  ].join('|'),
  'i',
);

/**
 * What is left to doubt where code and words both say that the address does not exist: whom else the words may be about,
 * and what servers say of an address that is there all the same.
 */
const STILL_OTHERWISE = new RegExp(
  [
    FULL.source,
    'is full|over ?limit|frequen|rate limit|too many|temporar',
    'disabled|suspended|\\blocked|inactive|expired',
    '(sender|from) address|mail from|sender:? (is )?(unknown|invalid|rejected)|unknown sender',
    '频率|频繁|暂时|停用|禁用|冻结|过期|(发件|发信)人?(地址|用户|账号|邮箱)?(不存在|无效)',
  ].join('|'),
  'i',
);
/** Advice to whoever wrote the address says nothing of time. */
const ADVICE = /\b(check|verify|correct)\w*\b[^.;]{0,60}\btry again( later)?\b/gi;

function isUnknownAddress({ code, enhanced = '' }: Reply, text: string): boolean {
  if (code! < 500) return false;
  const saysUnknown = SAYS_UNKNOWN.test(text);
  if (NO_SUCH_ADDRESS.test(enhanced) && saysUnknown) return !STILL_OTHERWISE.test(text);
  if (SAYS_OTHERWISE.test(text.replace(ADVICE, ' '))) return false;
  return NO_SUCH_ADDRESS.test(enhanced) || (MAY_BE_ADDRESS.test(enhanced) && saysUnknown);
}

/** Names and links say things of their own. */
const withoutAddresses = (text: string): string =>
  text
    .replace(/https?:\/\/\S+/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/[^\s<>()"']+@[^\s<>()"',;:]+/g, ' ');

const NOT_RECEIVED =
  '邮件服务器不准本系统连接，请管理员核对发信服务器的设置和本系统报出的主机名，联系其管理者准许本系统的主机连接；系统自动再发';

interface Rule {
  phases?: readonly Phase[];
  /** Only where the server itself calls it passing (4xx). */
  isPassing?: true;
  enhanced?: RegExp;
  text?: RegExp;
  says: string;
}

const AGAIN = '系统自动再发，不必处理';
const NO_UTF8_ADDRESSES = '邮件服务器不支持含有中文等字符的邮箱地址，请登记只含字母和数字的地址；系统自动再发';

/** The first that fits; the last fits always. */
const RULES: readonly Rule[] = [
  {
    phases: ['login'],
    says: '邮件服务器不接受登录，请管理员核对发信服务器设置中的用户名和密码（QQ、网易等邮箱须填授权码）',
  },
  {
    text: /authenticat\w+ (is )?required|not authenticated|must (authenticate|login|log in)|need.{0,10}auth|issue a STARTTLS|TLS required|请先登录|(需要|必须)(先)?(认证|登录|验证)/i,
    says: '邮件服务器要求先登录或者加密，请管理员在发信服务器的设置中填写用户名和密码，并使用服务器要求的端口',
  },
  {
    text: /\brelay(?!.recipient)|not local|local user only|mail from must equal|same as auth|owned by user|doesn.?t conform with auth|不允许(中继|转发)/i,
    says: '邮件服务器不替本系统转发，请管理员联系其管理者，准许本系统的主机或者登录用户向外发信，并使设置的发件人与登录用户一致',
  },
  {
    text: /\bspf\b|dkim|dmarc|authentication check|unauthenticated (mail|email)|not pass.{0,20}auth/i,
    enhanced: /^[45]\.7\.(2[0-9]|30|509|515)$/,
    says: '收件方认为发件域名未通过验证，请管理员为发件域名配置 SPF、DKIM、DMARC',
  },
  {
    text: /grey ?list|gray ?list|灰名单|postgrey/i,
    says: `收件方按惯例要求稍后再投（灰名单），${AGAIN}`,
  },
  {
    text: /frequen|rate.?limit|\brate\b|too (many|much|fast|quickly)|send(ing)? (limit|quota)|throttl|exceeded? .{0,30}(per|limit)|connections? limit|频率|频繁|次数过多|数量超/i,
    says: `发信过于频繁，收件方暂时不收，${AGAIN}；经常如此的，请管理员与邮件服务器的管理者商定限额`,
  },
  {
    enhanced: /^[45]\.2\.2$/,
    text: FULL,
    says: '收件人的邮箱已满，或者收件服务器空间不足，请转告收件人清理邮箱；系统自动再发',
  },
  {
    enhanced: /^[45]\.2\.1$/,
    text: /disabled|suspend|\blocked|inactive|expired|discontinued|hangup|停用|禁用|冻结|休眠|过期|锁定/i,
    says: '收件人的邮箱已停用或者被冻结，请与收件人核对，必要时更正登记的地址；系统自动再发',
  },
  {
    text: /virus|malware|infected|病毒/i,
    says: '邮件被判为带有病毒而拒收，请管理员联系收件方的邮件管理者放行；系统自动再发',
  },
  {
    text: /spam|content|垃圾|junk|bulk|phish|违规|敏感/i,
    enhanced: /^[45]\.(6\.[0-6]|7\.512)$/,
    says: '邮件被判为垃圾邮件或者内容不合规则，请管理员联系收件方的邮件管理者，将发件地址列入白名单；系统自动再发',
  },
  {
    text: /black ?list|block ?list|\brbl\b|dnsbl|blocked|banned|reputation|spamhaus|reverse dns|\bptr\b|\bip\b.{0,30}(reject|denied|forbidden|not allowed|hangup|black)|(black|reject).{0,6}\bip\b|client host rejected|HL:|黑名单/i,
    says: '收件方把发信服务器的地址列入了黑名单，请邮件服务器的管理者申请解除；系统自动再发',
  },
  {
    phases: ['sender'],
    isPassing: true,
    text: /^(?!.*(sender|mail from|from address|domain|发件|发信|域名))/i,
    says: `邮件服务器暂时不收，${AGAIN}`,
  },
  {
    phases: ['sender'],
    says: '邮件服务器不接受发件人，请管理员核对设置的发件人，应与登录用户一致并确有其地址；系统自动再发',
  },
  {
    text: /sender|mail from|from address|发件人|发件地址|发信人/i,
    enhanced: /^[45]\.1\.[78]$/,
    says: '收件方不接受发件人，请管理员核对设置的发件人，应确有其地址和域名；系统自动再发',
  },
  {
    enhanced: /^[45]\.6\.7$/,
    text: /smtputf8|internationali[sz]ed|non-?ascii/i,
    says: NO_UTF8_ADDRESSES,
  },
  { text: /\b(helo|ehlo)\b/i, says: NOT_RECEIVED },
  { phases: ['greeting', 'hello'], says: NOT_RECEIVED },
  {
    phases: ['tls'],
    says: '邮件服务器未能启用加密，请管理员联系其管理者检查证书和加密设置；系统自动再发',
  },
  {
    text: /unrouteable|no route|host (not found|unknown)|domain (not found|unknown|does not exist)|域名|MX/i,
    enhanced: /^[45]\.(4\.[1-6]|1\.2)$/,
    says: '邮件服务器找不到收件方，请核对收件地址@之后的域名；地址无误的，系统自动再发',
  },
  {
    text: /mailbox (is )?(currently )?unavailable|unavailable|recipient.{0,20}reject|reject.{0,10}recipient|user.{0,20}(reject|not allowed)|access denied|拒收/i,
    enhanced: /^5\.7\.\d+$/,
    says: '收件方按其规则拒收，请核对收件地址，并请收件人或者其邮件管理者准许来信；系统自动再发',
  },
  {
    enhanced: /^4\./,
    text: /temporar|try again|busy|later|lookup|unavailable|timeout|系统繁忙|暂时|稍后/i,
    says: `邮件服务器暂时不收，${AGAIN}`,
  },
  { says: '邮件服务器拒收，系统自动再发；连续拒收的，请管理员向邮件服务器的管理者查问' },
];

const TLS_TROUBLE = /SSL|TLS|CERT|SIGN|VERIFY|ISSUER/;

function judgeNetwork(failure: Failure, reply: Reply | undefined): Verdict {
  const { networkCode = '', message } = failure;
  const code = networkCode || (failure.givenUp === 'silence' ? 'ETIMEDOUT' : undefined);
  if (/size larger than allowed/i.test(message ?? ''))
    return { means: 'tooLarge', says: '邮件大小超过邮件服务器声明的限度；系统自动拆成几封重发', code: 'SIZE' };
  return { means: 'deferred', says: withWords(networkSentence(failure), reply, reply ? undefined : message), code };
}

function networkSentence({ phase, networkCode = '', givenUp }: Failure): string {
  if (givenUp === 'utf8Address') return NO_UTF8_ADDRESSES;
  if (givenUp === 'silence')
    return `邮件服务器在${PHASE_NAMES[phase]}时久未答复，请管理员检查网络和邮件服务器；系统自动再发`;
  if (phase === 'connect' && /ENOTFOUND|EAI_|EDNS|ENODATA|ESERVFAIL/.test(networkCode))
    return '找不到邮件服务器的主机名，请管理员核对发信服务器的设置和域名解析；系统自动再发';
  if (networkCode === 'ECONNREFUSED')
    return '邮件服务器拒绝连接，请管理员核对发信服务器设置中的端口，确认邮件服务器在运行并已放行；系统自动再发';
  if (phase === 'tls' || TLS_TROUBLE.test(networkCode))
    return '与邮件服务器不能建立加密连接，请管理员核对发信服务器的设置（465 端口用 smtps://，25、587 端口用 smtp://）和服务器证书；系统自动再发';
  if (phase === 'login') return '未能登录邮件服务器，请管理员核对发信服务器设置中的用户名和密码；系统自动再发';
  if (networkCode === 'EPROTOCOL')
    return '所连的服务器没有按邮件协议答复，可能不是邮件服务器，请管理员核对发信服务器设置中的地址和端口；系统自动再发';
  return `与邮件服务器的连接在${PHASE_NAMES[phase]}时中断，请管理员检查网络和邮件服务器；系统自动再发`;
}

const PHASE_NAMES: Record<Phase, string> = {
  connect: '建立连接',
  greeting: '应答连接',
  hello: '通报主机名',
  tls: '启用加密',
  login: '登录',
  sender: '核对发件人',
  recipient: '核对收件人',
  data: '准备接收正文',
  content: '接收正文',
  answer: '确认收到正文',
};

function withWords(sentence: string, reply: Reply | undefined, message?: string): string {
  if (reply && shown(reply)) return `${sentence}。邮件服务器答复：${shown(reply)}`;
  return message ? `${sentence}。原因：${shortened(message)}` : `${sentence}。`;
}
