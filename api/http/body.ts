// A request's body: JSON in UTF-8, plain or compressed (gzip, deflate, br), and always an object. Whatever else it is, is
// said.
import { MIMEType } from 'node:util';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { readJson } from './json.ts';
import { malformed, Problem } from './problem.ts';

const LIMIT_BYTES = 256 * 1024;
const CODINGS = ['gzip', 'deflate', 'br'];
const CHARSETS_NAMED = /;\s*charset\s*=/gi;

/** Leaves the object in `request.body`; undefined where there is no body at all. */
export const readBody = (limitBytes = LIMIT_BYTES): RequestHandler[] => [requireJson, raw(limitBytes), decode];

function requireJson(request: Request, _response: Response, next: NextFunction): void {
  // Where there is no body at all, its shape is what is wrong, not its type.
  next(hasBody(request) ? (wrongType(request) ?? wrongCoding(request)) : undefined);
}

const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

function wrongType({ headersDistinct }: Request): Problem | undefined {
  const given = headersDistinct['content-type'] ?? [];
  if (given.length !== 1)
    return unsupported(
      given.length === 0 ? '请求没有写明 Content-Type。' : 'Content-Type 写了不止一次。',
      '请设置一个 Content-Type: application/json 后重新提交。',
    );
  const [written] = given as [string];
  const type = typeOf(written);
  if (type?.essence !== 'application/json')
    return unsupported(
      `Content-Type 为「${shown(written)}」，请求体应为 application/json。`,
      '请设置 Content-Type: application/json 后重新提交。',
    );
  const charset = type.params.get('charset');
  const named = written.match(CHARSETS_NAMED)?.length ?? 0;
  if (charset === null ? named === 0 : named === 1 && isUtf8(charset)) return undefined;
  return unsupported(
    `Content-Type「${shown(written)}」所写的字符编码不是 UTF-8。`,
    '请将内容转换为 UTF-8，写明 charset=utf-8 或者不写 charset，重新提交。',
  );
}

function wrongCoding({ headers }: Request): Problem | undefined {
  const coding = headers['content-encoding']?.toLowerCase();
  return coding === undefined || coding === 'identity' || CODINGS.includes(coding)
    ? undefined
    : unsupported(`不支持 Content-Encoding: ${shown(coding)}。`, CODING_REMEDY);
}

function typeOf(written: string): MIMEType | undefined {
  try {
    return new MIMEType(written);
  } catch {
    return undefined;
  }
}

/** By every name that the encoding standard of the web has for it: utf8, UTF-8 … */
function isUtf8(charset: string): boolean {
  try {
    return new TextDecoder(charset).encoding === 'utf-8';
  } catch {
    return false;
  }
}

/** Of a body that is too large, cut off or wrongly compressed. The parser calls the last a bad request and says no more. */
function raw(limit: number): RequestHandler {
  const read = express.raw({ limit, type: () => true });
  return (request, response, next) =>
    read(request, response, (error?: unknown) => {
      const isNamed = error instanceof Error && 'type' in error;
      const coding = request.get('Content-Encoding');
      const isCoding = error !== undefined && !isNamed && coding !== undefined;
      next(
        isCoding ? unsupported(`请求体不能按 Content-Encoding: ${shown(coding)} 解压。`, CODING_REMEDY, error) : error,
      );
    });
}

function decode(request: Request, _response: Response, next: NextFunction): void {
  if (request.body === undefined) return next();
  const value = readJson(request.body as Uint8Array);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw malformed([{ pointer: '', says: `请求体应为一组内容（JSON 对象），不能是${kindOf(value)}` }]);
  request.body = value;
  next();
}

function kindOf(value: unknown): string {
  if (value === null) return '空值（null）';
  if (Array.isArray(value)) return '列表（JSON 数组）';
  return typeof value === 'string' ? '文本' : typeof value === 'number' ? '数字' : '「是」或者「否」（true 或 false）';
}

const CODING_REMEDY = `请不加压缩，或者按所写的方法（${CODINGS.join('、')}之一）压缩后重新提交。`;

const unsupported = (detail: string, remedy: string, cause?: unknown): Problem =>
  new Problem('wrongType', { detail, remedy, errors: [{ pointer: '', says: detail }] }, { cause });

/** What somebody sent as a header, so that it can stand in a sentence. */
const shown = (header: string): string => header.slice(0, 80).replace(/[^\x20-\x7e]/g, '?');
