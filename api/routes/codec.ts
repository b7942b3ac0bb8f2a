// Opens sealed payloads for the Temporal page, in the form in which it asks for that. It never seals: whoever could have
// something sealed here could have it taken as an order.
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { z } from 'zod';
import { noteLooks } from '../../database/audit.ts';
import { isSealed } from '../../engine/sealing/codec.ts';
import { allKinds } from '../../measures/register.ts';
import { dossierOf } from '../../workflows/lifecycle/contract.ts';
import { isAddressed } from '../../workflows/sealing/contract.ts';
import type { Deps } from '../deps.ts';
import { endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';

const base64 = z.base64();
/** As the SDKs name what stands beside a payload. */
const name = z.string().regex(/^[\w.-]{1,200}$/);
const payload = z.object({ metadata: z.record(name, base64).optional(), data: base64.optional() });
type Written = z.output<typeof payload>;

/** Facts of a dossier are at most half a megabyte, and stand in an event more than once. */
const LARGEST_BYTES = 8 * 1024 * 1024;

export const codecRoutes = [
  endpoint({
    method: 'post',
    path: '/codec/decode',
    title: '解开 Temporal 中封装的内容（市大数据发展局管理员），供 Temporal 网页显示；每人每个卷宗每日记一条查看',
    tag: '系统',
    roles: ['administrator'],
    openToWhom: '封装的内容由市大数据发展局管理员查看。',
    body: z.object({ payloads: z.array(payload).max(5_000) }),
    bodyBytes: LARGEST_BYTES,
    calledFrom: originOfPage,
    answers: { 200: '解开后的内容，次序不变；未封装的照原样，解不开的写明原因' },
    handle: async ({ actor, body, route, address }, { pool, codec, engine }) => {
      if (actor.party !== 'big-data')
        throw new Problem('wrongParty', { detail: '封装的内容由市大数据发展局管理员查看。' });
      if (!codec) throw new Problem('notFound');
      const opened = await Promise.all(
        body.payloads.map(read).map(async (given) => (isSealed(given) ? (await codec.decode([given]))[0]! : given)),
      );
      // What names no dossier, a sheet or the line of a timer, is a look at the namespace.
      const looks = dossiersIn(opened) ?? [{ kind: 'namespace', code: engine.client.options.namespace }];
      await noteLooks(pool, { ...actor, address }, route, looks);
      return { body: { payloads: opened.map(written) } };
    },
  }),
];

function originOfPage({ codec, temporalUiUrl }: Deps): string | undefined {
  return codec && temporalUiUrl !== undefined ? new URL(temporalUiUrl).origin : undefined;
}

const read = ({ metadata, data }: Written): Payload => ({
  metadata: Object.fromEntries(
    Object.entries(metadata ?? {}).map(([name, value]) => [name, Buffer.from(value, 'base64')]),
  ),
  data: Buffer.from(data ?? '', 'base64'),
});

const written = ({ metadata, data }: Payload): Written => ({
  metadata: Object.fromEntries(
    Object.entries(metadata ?? {}).map(([name, value]) => [name, Buffer.from(value ?? []).toString('base64')]),
  ),
  ...(data && { data: Buffer.from(data).toString('base64') }),
});

function dossiersIn(opened: readonly Payload[]): { kind: string; code: string }[] | undefined {
  const workflowIds = new Set(opened.map(addressIn).filter((id) => id !== undefined));
  const dossiers = [...workflowIds].map(dossierOf).filter(({ kind }) => allKinds().some(({ name }) => name === kind));
  return dossiers.length > 0 ? dossiers : undefined;
}

function addressIn(payload: Payload): string | undefined {
  if (Buffer.from(payload.metadata?.encoding ?? []).toString() !== 'json/plain') return undefined;
  try {
    const value: unknown = defaultPayloadConverter.fromPayload(payload);
    return isAddressed(value) ? value.sealedFor : undefined;
  } catch {
    return undefined;
  }
}
