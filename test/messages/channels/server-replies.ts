// Test support: what real servers answer, word for word (names and addresses replaced), where in the conversation, and
// what must follow. The page of each row shows the reply. Some vendors' pages list words without a code; those got the
// code that such servers send with them.
import type { Verdict } from '../../../messages/channels/replies.ts';

export interface ServerReply {
  from: string;
  at: 'greeting' | 'hello' | 'login' | 'sender' | 'recipient' | 'data' | 'answer';
  /** Lines as they go over; text alone is UTF-8, bytes are what they are. */
  reply: string | Buffer;
  means: Exclude<Verdict['means'], 'outcomeUnknown'>;
  /** Part of the sentence for people. */
  says: string;
  source: string;
}

const QQ = 'https://smtp.codes/qq';
const NETEASE = 'https://biecuoliao.com/pa/MBRrwEM.html';
const ALIYUN = 'http://sh-aliyun.com/index.php/Products/detail/cid/0/pid/87.html';
const ALIYUN_2 = 'https://www.yuntunpuzi.com/aliyun/745/';
const OF_263 = 'https://blog.sina.com.cn/s/blog_8dc13ec50101fxxr.html';
const COREMAIL = 'https://www.icoremail.vip/support/index.php?cate_id=84&page=8&start=225';
const COREMAIL_2 = 'https://www.icoremail.vip/support/index.php?cate_id=84&page=5&start=0';
const GMAIL = 'https://support.google.com/a/answer/3726730';
const FORPSI =
  'https://support.forpsi.com/kb/a3302/incoming-emails-limitiation-on-the-mailserver-mxavas_forpsi_com.aspx';
const HELP = 'http://service.exmail.qq.com/cgi-bin/help?subtype=1&&id=20022&&no=';

const UNKNOWN = '收件地址不存在';
const TOO_LARGE = '邮件过大';
const FULL = '邮箱已满';
const OFTEN = '过于频繁';
const SPAM = '垃圾邮件';
const LISTED = '黑名单';
const LOGIN = '不接受登录';
const SENDER = '不接受发件人';
const RELAY = '不替本系统转发';
const PROOF = '未通过验证';
const RULE = '按其规则拒收';
const STOPPED = '停用或者被冻结';

type Row = [
  from: string,
  at: ServerReply['at'],
  reply: string | Buffer,
  means: ServerReply['means'],
  says: string,
  source: string,
];

// prettier-ignore
const ROWS: Row[] = [
  ['QQ', 'recipient', `550 Mailbox not found. ${HELP}1000728`, 'undeliverable', UNKNOWN, QQ],
  ['QQ', 'answer', `550 Mailbox not found. ${HELP}1000728`, 'undeliverable', UNKNOWN, QQ],
  ['QQ', 'recipient', `501 Bad address syntax. ${HELP}1000730`, 'undeliverable', UNKNOWN, QQ],
  ['QQ', 'recipient', '550 该用户不存在', 'undeliverable', UNKNOWN, 'https://qqmailbox.com/transceivers/169.html'],
  ['QQ, not in use there', 'recipient', '550 该用户未开通QQ邮箱', 'undeliverable', UNKNOWN, 'https://qqmailbox.com/transceivers/169.html'],
  ['QQ, too much for one reader', 'recipient', '550 Mailbox unavailable or access denied', 'deferred', RULE, QQ],
  ['QQ', 'answer', `550 Mail content denied. ${HELP}1000726`, 'deferred', SPAM, QQ],
  ['QQ', 'sender', `550 Sender frequency limited. ${HELP}1000723`, 'deferred', OFTEN, QQ],
  ['QQ', 'answer', `550 Ip frequency limited. ${HELP}1000725`, 'deferred', OFTEN, 'https://www.computersolutions.cn/blog/qq-mail-550-ip-frequency-limited-errors-and-how-to-solve-them/'],
  ['QQ', 'answer', '550 Domain frequency limited', 'deferred', OFTEN, 'http://qiao.yimirj.com/article/detail/2261'],
  ['QQ', 'answer', '550 Suspected spam sender.', 'deferred', SPAM, QQ],
  ['QQ', 'answer', '550 DMARC check failed http://service.mail.qq.com/cgi-bin/help?subtype=1&&no=1001508&&id=16.', 'deferred', PROOF, QQ],
  ['QQ', 'answer', '550 Mail is rejected by recipients', 'deferred', RULE, QQ],
  ['QQ', 'login', '535 Login Fail. Please enter your authorization code to login. More information in http://service.mail.qq.com/cgi-bin/help?subtype=1&&id=28&&no=1001256', 'deferred', LOGIN, 'https://github.com/louislam/uptime-kuma/issues/3434'],
  ['QQ, in GBK', 'login', Buffer.concat([Buffer.from('535 Error: '), Buffer.from('c7ebcab9d3c3cadac8a8c2ebb5c7c2bca1a3cfeac7e9c7ebbfb4', 'hex'), Buffer.from(': http://service.mail.qq.com/cgi-bin/help')]), 'deferred', '请使用授权码登录。详情请看', 'https://github.com/DesertsP/Valine-Admin/issues/86'],
  ['QQ', 'sender', '501 mail from address must be same as authorization user', 'deferred', RELAY, 'https://github.com/nodeSolidServer/node-solid-server/issues/1281'],
  ['NetEase', 'login', '535 Error: authentication failed', 'deferred', LOGIN, 'https://github.com/Vincedream/NodeMail/issues/11'],
  ['NetEase', 'greeting', '421 HL:REP 163 smtp12,PMCowAB3 1', 'deferred', LISTED, NETEASE],
  ['NetEase', 'greeting', '421 HL:IFC 163 smtp12,PMCowAB3 1', 'deferred', LISTED, NETEASE],
  ['NetEase', 'answer', '451 DT:SPM ,please try again', 'deferred', '暂时不收', NETEASE],
  ['NetEase', 'recipient', '450 RP:DRC 163 smtp12,PMCowAB3', 'deferred', '邮件服务器', NETEASE],
  ['NetEase', 'login', '451 Requested mail action not taken: too much fail authentication', 'deferred', LOGIN, NETEASE],
  ['Aliyun', 'recipient', "554 RCPT (account) dosn't exist", 'undeliverable', UNKNOWN, ALIYUN],
  ['Aliyun', 'recipient', '550 No such user', 'undeliverable', UNKNOWN, ALIYUN_2],
  ['Aliyun', 'recipient', '552 mailbox is full', 'deferred', FULL, ALIYUN],
  ['Aliyun', 'answer', '510 The length of DATA content is achieved the maximum threshold', 'tooLarge', TOO_LARGE, ALIYUN],
  ['Aliyun', 'answer', '551 virus infected mail rejected', 'deferred', '病毒', ALIYUN],
  ['Aliyun', 'answer', '554 Reject by behaviour spam', 'deferred', SPAM, ALIYUN],
  ['Aliyun', 'data', '454 Transient reject by behaviour spam at DATA State(Connection IP address:10.0.0.1)ANTISPAM_BAT[01201311R5167S531,r41g03022]: currently unexpected sending', 'deferred', SPAM, 'https://www.qcnsw.com/jcxq1944_142.html'],
  ['Aliyun', 'sender', "440 mail from account doesn't conform with authentication", 'deferred', RELAY, ALIYUN],
  ['Aliyun', 'login', '526 Authentication failure[0]', 'deferred', LOGIN, ALIYUN],
  ['Aliyun', 'recipient', "542 This account isn't allowed to receive email", 'deferred', '拒收', ALIYUN],
  ['263', 'recipient', '550 user not exist', 'undeliverable', UNKNOWN, 'http://www.263gmail.js.cn/help/13/2.htm'],
  ['263', 'answer', '552 message is too long.', 'tooLarge', TOO_LARGE, OF_263],
  ['263', 'answer', '552 too many same size mails.', 'deferred', OFTEN, OF_263],
  ['263', 'answer', '552 message rejected by anti-spam engine.', 'deferred', SPAM, OF_263],
  ['263', 'recipient', '550 user is locked.', 'deferred', STOPPED, OF_263],
  ['263', 'recipient', '550 mailbox unavailable.', 'deferred', RULE, OF_263],
  ['263', 'greeting', '550 black ip.', 'deferred', LISTED, OF_263],
  ['263', 'recipient', '553 host denies relay.', 'deferred', RELAY, OF_263],
  ['263', 'sender', '553 host denies the sender.', 'deferred', SENDER, OF_263],
  ['Coremail', 'recipient', "550 local server don't exists that user", 'undeliverable', UNKNOWN, COREMAIL],
  ['Coremail', 'recipient', '550 Invalid User', 'undeliverable', UNKNOWN, COREMAIL],
  ['Coremail', 'recipient', '550 recipient does not have an account', 'undeliverable', UNKNOWN, COREMAIL],
  ['Coremail', 'recipient', '550 This account has been temporarily suspended', 'deferred', STOPPED, COREMAIL],
  ['Coremail', 'recipient', '550 User suspended', 'deferred', STOPPED, COREMAIL_2],
  ['Coremail', 'recipient', '550 Requested action not taken: Local user only', 'deferred', RELAY, COREMAIL_2],
  ['Coremail', 'greeting', '554 IP is rejected', 'deferred', LISTED, COREMAIL_2],
  ['Coremail', 'sender', '553 sender is rejected', 'deferred', SENDER, COREMAIL_2],
  ['Coremail', 'answer', '552 exceeded mailsize limit', 'tooLarge', TOO_LARGE, 'https://www.emailhost.com.cn/service.html?article_category=25&brd=1'],
  ['Gmail', 'recipient', '550-5.1.1 The email account that you tried to reach does not exist. Please try\r\n550-5.1.1 double-checking the recipient\'s email address for typos or\r\n550-5.1.1 unnecessary spaces. Learn more at\r\n550 5.1.1  https://support.google.com/mail/?p=NoSuchUser d2e1a72fcca58-7 - gsmtp', 'undeliverable', UNKNOWN, GMAIL],
  ['Gmail', 'recipient', '452 4.2.2 The email account that you tried to reach is over quota. d2e1a72fcca58 - gsmtp', 'deferred', FULL, GMAIL],
  ['Gmail', 'recipient', '450 4.2.1 The user you are trying to contact is receiving mail too quickly. Please resend your message at a later time. - gsmtp', 'deferred', OFTEN, GMAIL],
  ['Gmail', 'answer', '421 4.7.0 Our system has detected an unusual rate of unsolicited mail originating from your IP address. - gsmtp', 'deferred', OFTEN, GMAIL],
  ['Gmail', 'hello', '421 4.7.0 Try again later, closing connection. - gsmtp', 'deferred', '不准本系统连接', GMAIL],
  ['Gmail', 'answer', '550 5.7.1 This message violates example.com email policy. - gcdp d2e1a72fcca58 - gsmtp', 'deferred', RULE, GMAIL],
  ['Gmail', 'answer', "552-5.2.3 Your message exceeded Google's message size limits. Please visit\r\n552-5.2.3  https://support.google.com/mail/?p=MaxSizeError to view our size\r\n552 5.2.3 guidelines. - gsmtp", 'tooLarge', TOO_LARGE, 'https://github.com/swiftmailer/swiftmailer/issues/989'],
  ['Exchange Online', 'recipient', '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup', 'undeliverable', UNKNOWN, 'https://learn.microsoft.com/en-us/troubleshoot/exchange/email-delivery/ndr/non-delivery-reports-in-exchange-online'],
  ['Exchange Online, edge blocking', 'recipient', '550 5.4.1 Recipient address rejected: Access denied. AS(201806281) [BN1NAM02FT022.eop-nam02.prod.protection.outlook.com]', 'deferred', '核对收件地址', 'https://www.simplefastwebsites.com/errors/email/smtp-550-5-4-1-recipient-address-rejected-access-denied/'],
  ['Exchange Online', 'sender', '530 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM [AM6PR0732BE0065.eurprd07.prod.outlook.com]', 'deferred', '先登录', 'https://www.easy365manager.com/office-365-ndr-error-codes/'],
  ['Exchange Online', 'answer', '432 4.3.2 STOREDRV.Deliver; recipient thread limit exceeded', 'deferred', '邮件服务器', 'https://learn.microsoft.com/en-us/troubleshoot/exchange/email-delivery/ndr/non-delivery-reports-in-exchange-online'],
  ['Exchange Online', 'login', '535 5.7.3 Authentication unsuccessful [MN2PR12CA0030.namprd12.prod.outlook.com 2023-07-24T04:02:53.875Z 08DB8B9C4FC88489]', 'deferred', LOGIN, 'https://github.com/jarvis2f/ais-ninja/issues/15'],
  ['Exchange', 'recipient', '550 5.7.1 Unable to relay', 'deferred', RELAY, 'https://support.cloudplus.net/support/solutions/articles/6000013481-microsoft-exchange-2013-ndr-non-delivery-reports'],
  ['Exchange, small mailbox', 'answer', '550 5.2.3 Message too large. Recipient cannot receive messages this big.', 'tooLarge', TOO_LARGE, 'https://support.cloudplus.net/support/solutions/articles/6000013481-microsoft-exchange-2013-ndr-non-delivery-reports'],
  ['Postfix', 'recipient', '550 5.1.1 <x@example.net>: Recipient address rejected: User unknown in local recipient table', 'undeliverable', UNKNOWN, 'https://pastebin.com/Bp7Mmn0M'],
  ['Postfix', 'recipient', '550 5.1.1 <x@example.net>: Recipient address rejected: User unknown in virtual mailbox table', 'undeliverable', UNKNOWN, 'https://pastebin.com/QBFGRfBY'],
  ['Postfix, as a backup', 'recipient', '450 4.1.1 <x@example.net>: Recipient address rejected: User unknown in local recipient table', 'deferred', '邮件服务器', 'https://pastebin.com/MJ6Zuqfk'],
  ['Postfix', 'recipient', '454 4.7.1 <x@example.net>: Relay access denied', 'deferred', RELAY, 'https://pastebin.com/D8mxpuYe'],
  ['Postfix', 'recipient', '450 4.1.8 <duban@test.example>: Sender address rejected: Domain not found', 'deferred', SENDER, 'https://pastebin.com/mfZR2tB9'],
  ['Postfix', 'recipient', '554 5.7.1 <x@example.net>: Recipient address rejected: Quota exceeded', 'deferred', FULL, 'https://pastebin.com/HJQ7Mvep'],
  ['Postfix', 'recipient', '504 5.5.2 <duban>: Helo command rejected: need fully-qualified hostname', 'deferred', '主机名', 'https://github.com/danisola/forward-cat/issues/5'],
  ['Postfix, at once', 'hello', '450 4.7.1 <localhost.localdomain>: Helo command rejected: Host not found', 'deferred', '主机名', 'https://github.com/chatmail/core/issues/1847'],
  ['Postfix', 'sender', '552 5.3.4 Message size exceeds fixed limit', 'tooLarge', TOO_LARGE, 'https://github.com/zokradonh/kopano-docker/issues/409'],
  ['Postfix', 'answer', '552 5.3.4 Error: message file too big', 'tooLarge', TOO_LARGE, 'https://github.com/freescout-help-desk/freescout/issues/4976'],
  ['a server that minds lines', 'answer', '552 message line is too long ', 'deferred', '拒收', 'https://github.com/swiftmailer/swiftmailer/issues/989'],
  ['rspamd', 'answer', '554 5.7.1 Spam message rejected', 'deferred', SPAM, 'https://github.com/rspamd/rspamd/issues/5343'],
  ['rspamd, grey', 'data', '451 Try again later', 'deferred', '暂时不收', 'https://github.com/poolpOrg/filter-rspamd/pull/5'],
  ['Exim', 'recipient', '550 Relay not permitted', 'deferred', RELAY, 'https://github.com/hestiacp/hestiacp/issues/4852'],
  ['Exim', 'recipient', '550 Unrouteable address', 'deferred', '域名', 'https://github.com/hestiacp/hestiacp/issues/2901'],
  ['Barracuda', 'data', '554 Service unavailable; Client host [mail.test.example] blocked using Barracuda Reputation; http://bbl.barracudacentral.com/q.cgi?ip=192.168.1.1', 'deferred', LISTED, 'https://luxsci.com/blog/?p=16857'],
  ['Barracuda', 'answer', '550 permanent failure for one or more recipients (x@example.net:blocked)', 'deferred', LISTED, 'https://www.suped.com/learn/blocklists/why-are-my-emails-blocked-by-barracuda-even-when-not-listed-on-blocklists'],
  ['Proofpoint', 'greeting', '554 5.7.0 Blocked', 'deferred', LISTED, 'https://www.suped.com/email-deliverability/answers/how-to-get-proofpoint-to-unblock-my-ip-address'],
  ['a gateway that asks for names', 'greeting', '451 Bad reverse DNS.', 'deferred', LISTED, 'https://hardwaresecrets.com/understanding-email-bounce-messages/4/'],
  ['Forpsi, a code that says another thing', 'recipient', '552 5.1.1 5.2.2 sorry, final recipient mailbox is full (chkuser)', 'deferred', FULL, FORPSI],
  ['Forpsi, a code that says another thing', 'recipient', '550 5.1.1 <duban@test.example> sender is blacklisted', 'deferred', LISTED, FORPSI],
  ['Forpsi', 'recipient', '550 5.1.0 0bcW1i00G0jifNx01bcmHa blocked by SPF', 'deferred', PROOF, FORPSI],
  ['qmail', 'recipient', "553 Sorry, I couldn't find any host named kail.com.cn. (#5.1.2)", 'undeliverable', UNKNOWN, ALIYUN_2],
  ['a domain without mail', 'recipient', '556 5.1.10 Recipient address has null MX', 'undeliverable', UNKNOWN, 'https://www.rfc-editor.org/rfc/rfc7505'],
  ['a server of ASCII', 'recipient', '553 5.6.7 Non-ASCII addresses not permitted for that recipient', 'deferred', '中文等字符', 'https://www.rfc-editor.org/rfc/rfc6531'],
  ['AT&T', 'recipient', '550 5.2.1 The email account that you tried to reach is disabled.', 'deferred', STOPPED, 'https://m.wh-163.com/mobile/index/show/catid/2/id/588.html'],
];

export const SERVER_REPLIES: readonly ServerReply[] = ROWS.map(([from, at, reply, means, says, source]) => ({
  from,
  at,
  reply,
  means,
  says,
  source,
}));
