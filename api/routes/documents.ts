import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { insertDocument, type DocumentRow } from '../../database/document.ts';
import { readDocumentFor } from '../../database/visible.ts';
import { writtenLine } from '../../measures/field/written.ts';
import { DOCUMENT_KINDS, DOCUMENT_KIND_NAMES, type DocumentKind } from '../../measures/vocabulary.ts';
import { registeredOnly } from '../registered.ts';
import { endpoint } from '../http/endpoint.ts';
import { instantOf } from '../http/instant.ts';
import { Problem } from '../http/problem.ts';
import { remembered } from '../http/remembered.ts';
import { readerOf } from '../visibility.ts';

const documentBody = z.strictObject({
  kind: z.enum(DOCUMENT_KINDS as [DocumentKind, ...DocumentKind[]]),
  name: writtenLine(200),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, { error: '应为文件的 SHA-256 值（64位小写十六进制）' }),
  /** Where the bytes are: a file number, an address in an archive. */
  reference: writtenLine(500),
});

export const documentRoutes = [
  endpoint({
    method: 'post',
    path: '/documents',
    title: '登记一份材料（只登记名称、哈希值和存放位置，不上传内容）',
    tag: '材料',
    roles: ['handler', 'leader'],
    keyed: true,
    body: documentBody,
    answers: { 201: '已登记；行为中以 id 引用' },
    handle: (call, deps) =>
      remembered(call, deps, 'documents', async (db) => {
        const { party, sub } = call.actor;
        await registeredOnly(db, party);
        const document = await insertDocument(db, {
          id: `document-${randomUUID()}`,
          ...call.body,
          party,
          createdBy: sub,
        });
        return { status: 201, body: documentView(document), headers: { Location: `/documents/${document.id}` } };
      }),
  }),
  endpoint({
    method: 'get',
    path: '/documents/{id}',
    title: '一份材料',
    tag: '材料',
    unchanging: true,
    answers: { 200: '材料' },
    handle: async ({ actor, params }, { pool }) => {
      const document = await readDocumentFor(pool, params.id!, readerOf(actor));
      if (!document) throw new Problem('notFound');
      return { body: documentView(document) };
    },
  }),
];

function documentView({ id, kind, name, sha256, reference, party, createdBy, createdAt }: DocumentRow) {
  return {
    id,
    kind,
    kindName: DOCUMENT_KIND_NAMES[kind],
    name,
    sha256,
    reference,
    party,
    createdBy,
    createdAt: instantOf(createdAt),
  };
}
