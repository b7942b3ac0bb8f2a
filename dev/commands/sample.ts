/**
 * `npm run sample`: fills a running system, through its API, with projects at different stages. Filling twice changes
 * nothing.
 */
import { ConfigError, readConfig } from '../../config.ts';
import { beijingDateOf } from '../../measures/calendar/calendar-date.ts';
import { ACT_SAMPLES, EXAMPLE } from '../../measures/project/act-samples.ts';
import type { ProjectFacts } from '../../measures/project/facts.ts';
import { BUREAUS, BUREAU_NAMES, DOCUMENT_KIND_NAMES, type DocumentKind } from '../../measures/vocabulary.ts';
import { readArguments } from '../../program.ts';
import { StartFailure } from '../stack/failure.ts';
import { DEPARTMENT, inputOf, SUPERVISION, UNIT, USING, type ScenarioAct } from '../rehearsal/scenario.ts';
import { ApiClient, developerTokens, type Caller } from '../api-client.ts';
import { sampleProjects, type SampleProject } from '../sample/projects.ts';
import { runningStack } from '../stack/stack.ts';

const DEPARTMENT_ID = 'department-sample';
const PARTIES = [
  { id: DEPARTMENT_ID, name: '市综合部门（示例）' },
  { id: 'unit-civil-affairs', name: '市民政信息中心（示例）', department: DEPARTMENT_ID },
  { id: 'unit-planning', name: '市规划信息中心（示例）', department: DEPARTMENT_ID },
  { id: 'unit-water', name: '市水利信息中心（示例）', department: DEPARTMENT_ID },
  { id: 'company-sample-supervision', name: '示例监理公司' },
  { id: 'unit-sample-using', name: '市综合业务处（示例）', department: DEPARTMENT_ID },
] as const;

const ADMINISTRATOR: Caller = { party: 'big-data', role: 'administrator' };
/** A system that has just begun is busy for a moment. */
const PATIENCE_MS = 30_000;
const today = beijingDateOf(Date.now());

const usage = `用法：npm run sample
在另一个终端运行 npm start 以后，通过其 API 录入各阶段的示例项目；重复运行不会重复录入。
退出码：0 已录入，1 没有正在运行的服务，或者没有录入。`;
readArguments(usage, {});

async function fill(): Promise<void> {
  const config = readConfig({ ...process.env, NODE_ENV: 'development' });
  const secret = runningStack(config.folder)?.tokenSecret ?? config.tokenSecret;
  if (!secret) throw new StartFailure('没有正在运行的服务，请先在另一个终端 npm start');
  const url = `http://127.0.0.1:${config.apiPort}`;
  const api = new ApiClient({ url, tokenOf: developerTokens(secret) });
  await api.send(undefined, 'GET', '/healthz').catch((cause: unknown) => {
    throw new StartFailure(`API 没有应答（${url}），请先 npm start`, { cause });
  });
  await registerParties(api);
  const projects = sampleProjects(today);
  await put(api, { party: DEPARTMENT_ID }, `/department-plans/${DEPARTMENT_ID}/1`, 'sample-plan', {
    fromYear: Number(today.slice(0, 4)),
    toYear: Number(today.slice(0, 4)) + 3,
    collectiveDecision: true,
    filedWith: ['big-data', 'development-reform', 'cyberspace'],
    projects: projects.map(({ code }) => code),
  });
  for (const project of projects) {
    const stage = await fillOne(api, project);
    console.log(`${project.code}  ${project.name}  →「${stage}」`);
  }
  console.log('\n可查看：Temporal 界面的工作流列表、收信页面，以及 GET /projects、/parties/big-data/duties');
}

async function registerParties(api: ApiClient): Promise<void> {
  const contacts = (id: string) => [
    { post: 'handler', name: '经办人', addresses: { mail: `handler.${id}@example.org` } },
    { post: 'leader', name: '分管领导', addresses: { mail: `leader.${id}@example.org` } },
  ];
  for (const bureau of BUREAUS)
    await put(api, ADMINISTRATOR, `/parties/${bureau}`, `sample-${bureau}`, {
      name: BUREAU_NAMES[bureau],
      contacts: contacts(bureau),
    });
  for (const { id, ...party } of PARTIES)
    await put(api, ADMINISTRATOR, `/parties/${id}`, `sample-${id}`, { ...party, contacts: contacts(id) });
}

async function fillOne(
  api: ApiClient,
  { code, name, unit, kind, estimatedTotal, acts }: SampleProject,
): Promise<string> {
  interface Answer {
    stage: string;
    stageName?: string;
    project: ProjectFacts;
  }
  const opening = {
    code,
    ...ACT_SAMPLES.openDossier.input(EXAMPLE),
    name,
    ...(kind && { kind }),
    department: DEPARTMENT_ID,
    usingUnit: 'unit-sample-using',
    estimatedTotal,
  };
  const bring = (party: string, route: string, key: string, body: object) =>
    api.call<Answer>({ party }, 'POST', route, { key, body, patienceMs: PATIENCE_MS });
  let answer = await bring(unit, '/projects', `sample-${code}`, opening);
  for (const [index, act] of acts.entries()) {
    const by = act.by === UNIT ? unit : act.by;
    const body = await bodyOf(api, by, act, answer.project);
    answer = await bring(by, `/projects/${code}/acts/${act.act}`, `sample-${code}-${index}`, body);
  }
  return answer.stageName ?? answer.stage;
}

/**
 * The body as a client writes it: documents registered first, the parties of the shared path replaced by those of the
 * sample.
 */
async function bodyOf(api: ApiClient, by: string, act: ScenarioAct, facts: ProjectFacts): Promise<object> {
  if (act.confirms) return { confirms: facts.proposals.find((proposal) => proposal.act === act.act)!.seq };
  const ids = new Map<DocumentKind, string>();
  for (const kind of act.cites ?? []) ids.set(kind, await documentId(api, by, kind));
  const body = JSON.stringify(inputOf(act, facts, (kind) => ids.get(kind)!));
  return JSON.parse(
    body
      .replaceAll(`"${SUPERVISION}"`, '"company-sample-supervision"')
      .replaceAll(`"${USING}"`, '"unit-sample-using"')
      .replaceAll(`"${DEPARTMENT}"`, `"${DEPARTMENT_ID}"`),
  ) as object;
}

async function documentId(api: ApiClient, by: string, kind: DocumentKind): Promise<string> {
  const body = {
    kind,
    name: `${DOCUMENT_KIND_NAMES[kind]}（示例）`,
    sha256: '0'.repeat(64),
    reference: `示例档案/${kind}`,
  };
  const key = `sample-${by}-${kind}`;
  return (await api.call<{ id: string }>({ party: by }, 'POST', '/documents', { key, body, patienceMs: PATIENCE_MS }))
    .id;
}

const put = (api: ApiClient, caller: Caller, route: string, key: string, body: object): Promise<unknown> =>
  api.call(caller, 'PUT', route, { key, body, patienceMs: PATIENCE_MS });

try {
  await fill();
  process.exit(0);
} catch (error) {
  console.error(error instanceof StartFailure || error instanceof ConfigError ? `\n${error.message}` : error);
  process.exit(1);
}
