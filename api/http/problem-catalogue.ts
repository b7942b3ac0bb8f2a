// Every way in which a request can fail, once: its status, its English title, and the Chinese page that explains it.

interface ProblemKind {
  status: number;
  title: string;
  explains: string;
  remedy: string;
}

export const PROBLEMS = {
  malformed: {
    status: 400,
    title: 'Malformed request',
    explains: '请求的内容或查询条件不符合要求，逐项说明附后。',
    remedy: '请逐项更正后重新提交。',
  },
  brokenJson: {
    status: 400,
    title: 'Broken JSON',
    explains: '请求体不是有效的 JSON。',
    remedy: '请检查格式（括号、引号、逗号）和编码（应为 UTF-8）后重新提交。',
  },
  keyMissing: {
    status: 400,
    title: 'Idempotency-Key missing',
    explains: '写入类请求必须带有 Idempotency-Key 请求头（1至200个可见 ASCII 字符），以便重试时不会重复办理。',
    remedy: '请为每次办理生成一个新的标识；重试同一次办理时沿用原标识。',
  },
  brokenRequest: {
    status: 400,
    title: 'Broken request',
    explains: '请求不是有效的 HTTP 报文。',
    remedy: '请检查发送请求的程序或者中间的代理。',
  },
  unauthenticated: {
    status: 401,
    title: 'Not authenticated',
    explains: '没有有效的访问令牌，或者令牌已过期、未写明单位和角色。',
    remedy: '请以 Authorization: Bearer 请求头提交有效令牌。',
  },
  wrongRole: {
    status: 403,
    title: 'Wrong role',
    explains: '令牌中的人员角色无权办理此事。',
    remedy: '请由具有相应角色的人员办理。',
  },
  wrongParty: {
    status: 403,
    title: 'Wrong party',
    explains: '此事依规定由其他单位办理。',
    remedy: '请由有权单位办理。',
  },
  notFound: {
    status: 404,
    title: 'Not found',
    explains: '没有这个地址或对象，或者本单位无权查看。',
    remedy: '请核对地址和编号；无权查看的项目与不存在的项目答复相同。',
  },
  unknownAct: {
    status: 404,
    title: 'Unknown act',
    explains: '没有这个名称的行为。',
    remedy: '请查询全部行为，或者本项目现在可以办理的行为。',
  },
  methodNotAllowed: {
    status: 405,
    title: 'Method not allowed',
    explains: '这个地址不接受此种请求方法；可用的方法见 Allow 响应头。',
    remedy: '请改用 Allow 响应头所列的方法。',
  },
  requestTimeout: {
    status: 408,
    title: 'Request not read in time',
    explains: '请求未能在30秒内收全，连接已关闭，未作办理。',
    remedy: '请检查网络后以原标识重新提交。',
  },
  refused: {
    status: 409,
    title: 'Not lawful now',
    explains: '按卷宗现状，此行为不能办理；全部理由附后，并注明所依条文或系统惯例。',
    remedy: '请按各项理由所附的办法处理后重新办理。',
  },
  codeTaken: {
    status: 409,
    title: 'Project code taken',
    explains: '该编号已被使用。',
    remedy: '请换一个编号，或者不填编号由系统编发。',
  },
  versionTaken: {
    status: 409,
    title: 'Version taken',
    explains: '该版本已经存在而内容不同，或者另有人刚刚登记了新版本。已登记的版本不得改写。',
    remedy: '请读取现行版本，核对后以下一版本登记。',
  },
  orderRefused: {
    status: 409,
    title: 'Delivery cannot be sent',
    explains: '按该投递现在的状态，不能重新投递或者改投；原因见答复。',
    remedy:
      '已发出、待发送的无须办理；正在发送的请稍候再试；没有收件人的，登记联系人（PUT /parties/{id}）后自动发出；联系人没有地址或者已有同一消息的，更正登记或者另选联系人；内容已不再有效的无须再发。',
  },
  seqMismatch: {
    status: 412,
    title: 'Precondition failed',
    explains: 'If-Match 所示的版本不是卷宗的现行版本：此后已有新的行为。',
    remedy: '请重新读取，核对后再办理。',
  },
  versionMismatch: {
    status: 412,
    title: 'Version not matched',
    explains: 'If-Match 所示的版本不是现行版本：此后已登记新的版本，或者已有版本而没有写明。',
    remedy: '请读取现行版本，核对后以其 ETag 作为 If-Match 重新登记。',
  },
  tooLarge: {
    status: 413,
    title: 'Too large',
    explains: '请求体超过 256 KB。',
    remedy: '材料只登记名称、哈希值和存放位置，不上传内容；请缩短文本。',
  },
  wrongType: {
    status: 415,
    title: 'Unsupported media type',
    explains: '请求体应为 application/json（UTF-8）。',
    remedy: '请设置 Content-Type: application/json 后重新提交。',
  },
  keyReused: {
    status: 422,
    title: 'Idempotency-Key reused',
    explains: '该 Idempotency-Key 已用于另一内容的请求。',
    remedy: '办理另一事项请使用新的标识。',
  },
  headersTooLarge: {
    status: 431,
    title: 'Header fields too large',
    explains: '请求头超过 16 KB。',
    remedy: '请减少请求头的内容后重新提交。',
  },
  busy: { status: 429, title: 'Busy', explains: '该卷宗正有多项行为同时办理。', remedy: '请稍候，以原标识重试。' },
  tooManyRequests: {
    status: 429,
    title: 'Too many requests',
    explains: '短时间内请求过多。',
    remedy: '请按 Retry-After 所示秒数等待后再试。',
  },
  quotaSpent: {
    status: 429,
    title: 'Daily quota spent',
    explains: '本单位今日登记的数量已达系统设定的每日上限（按北京时间逐日计算；以同一标识重试的不重复计算）。',
    remedy: '请在次日0时以后办理，距此的秒数随答复给出；确需更多的，请系统管理员调整每日上限。',
  },
  internal: {
    status: 500,
    title: 'Internal error',
    explains: '系统内部错误，已记入日志。',
    remedy: '请以原标识重试；仍有问题请联系管理员。',
  },
  engineAway: {
    status: 503,
    title: 'Engine away',
    explains: '流程引擎暂时无法应答。',
    remedy: '请稍候，以原标识重试：同一标识不会重复办理。',
  },
  databaseAway: {
    status: 503,
    title: 'Database away',
    explains: '数据库暂时无法应答。',
    remedy: '请稍候，以原标识重试：同一标识不会重复办理。',
  },
  notRecording: {
    status: 503,
    title: 'Not recording',
    explains: '台账暂时无法记录，未作受理。',
    remedy: '请稍候，以原标识重试。',
  },
  deadline: {
    status: 503,
    title: 'Deadline passed',
    explains: '未能在5秒内办结；可能已受理，也可能没有。',
    remedy: '请稍候，以原标识重试，即得唯一确定的结果。',
  },
  identityAway: {
    status: 503,
    title: 'Identity service away',
    explains: '身份服务暂时无法应答，不能核验令牌。',
    remedy: '请稍候重试。',
  },
  noInterface: {
    status: 503,
    title: 'No web interface configured',
    explains: '未设置 Temporal 网页界面的地址，无法跳转。',
    remedy: '请联系管理员设置。',
  },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof PROBLEMS;

/** Whole seconds after which a retry makes sense, by status. */
export const RETRY_AFTER: Partial<Record<number, number>> = { 429: 1, 503: 2 };
