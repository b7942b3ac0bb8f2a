// What others know of sealed payloads: what stands where a payload was not sealed by us, and how everything that is sealed
// names the workflow and the purpose it is meant for. No engine import: codec, clients and the sandbox read it alike.

/** Why a payload is not taken for ours. */
export type Unsealed = 'plain' | 'unknownKey' | 'broken';

const MARK = 'duban/unsealed';

/** Stands in place of what was not sealed: a codec that throws would lose the lawful messages beside it. */
export interface UnsealedMark {
  [MARK]: Unsealed;
  /** Id of the key it names. */
  key?: string;
}

export const unsealedMark = (why: Unsealed, key?: string): UnsealedMark => ({
  [MARK]: why,
  ...(key !== undefined && { key }),
});

export const isUnsealed = (value: unknown): value is UnsealedMark =>
  typeof value === 'object' && value !== null && MARK in value;

const SAYS: Record<Unsealed, (key: string) => string> = {
  plain: () => '内容没有经本系统封装',
  unknownKey: (key) => `内容所用的封装密钥「${key}」不在设置之中`,
  broken: () => '封装的内容已被改动，或者密钥不符',
};

/** As what something is sent. An order is no signal, and a result no order. */
export type Purpose = `${'start' | 'update' | 'signal' | 'query' | 'activity' | 'result'} ${string}`;

/**
 * Content with its address, sealed as one: whoever takes it out of one history can put it into no other, nor to another
 * use. The engine's own names for the place would not do, for runs of a schedule have another id each.
 */
export interface Addressed {
  sealedFor: string;
  as: Purpose;
  content: unknown;
}

export const addressed = (workflowId: string, as: Purpose, content: unknown): Addressed => ({
  sealedFor: nameIn(workflowId),
  as,
  content,
});

export const isAddressed = (value: unknown): value is Addressed =>
  typeof value === 'object' && value !== null && 'sealedFor' in value && 'as' in value && 'content' in value;

/** A schedule puts the instant behind the id of what it starts. */
const nameIn = (workflowId: string): string => workflowId.replace(/-\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, '');

/** The content, or in Chinese why it is not taken. */
export type Opened = { content: unknown } | { refusedBecause: string };

/** What was sent to a workflow of sealed payloads; a call without arguments has met no codec, and is no exception. */
export function opened(given: readonly unknown[], workflowId: string, as: Purpose): Opened {
  const unsealed = given.find(isUnsealed);
  if (unsealed) return { refusedBecause: SAYS[unsealed[MARK]](unsealed.key ?? '') };
  const [only, ...more] = given;
  if (only === undefined) return { refusedBecause: '没有内容，无从核对是否由本系统封装' };
  if (!isAddressed(only) || more.length > 0) return { refusedBecause: '内容没有写明封装给谁' };
  if (only.sealedFor !== nameIn(workflowId) || only.as !== as)
    return { refusedBecause: '内容是封装给另一工作流或者另一用途的' };
  return { content: only.content };
}

/** Failures of this type, and refusals of an update, come from what was not sealed for its place. */
export const UNSEALED_FAILURE = 'Malformed';

/** What workflows tell their worker. */
export interface SealingSink {
  ignoredSignal(name: string): void;
}
