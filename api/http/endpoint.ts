// The shape of a route, as data: the express routes and the OpenAPI document are both made from it, so neither can lack
// what the other has.
import type { z } from 'zod';
import type { Actor, PersonRole } from '../../measures/line.ts';
import type { Db } from '../../database/pool.ts';
import type { JsonSchema } from '../acts/schema.ts';
import type { Deps } from '../deps.ts';

export interface Call<Query = unknown, Body = unknown> {
  actor: Actor;
  params: Record<string, string>;
  query: Query;
  body: Body;
  /** `Idempotency-Key`; empty where the route writes nothing. */
  key: string;
  /** Method and resource, however its address was spelled: part of what an idempotency key stands for. */
  target: string;
  /** From `If-Match`: seq of the last act the caller has seen, or the version of the row. */
  expectedSeq?: number;
  /** `If-Match: *` on a row: some version of it is there already. */
  expectsAny?: true;
  /** Epoch ms by which the answer is due. */
  deadline: number;
  /** Method and path template, for the audit. */
  route: string;
  /** What stands now at the place that the call is about; of an endpoint that is audited. */
  standing?: (db: Db) => Promise<unknown>;
  /** Where the caller is: the other end of the connection, or what trusted proxies say. */
  address: string;
}

export interface Answer {
  status?: number;
  /** Sent as JSON. */
  body?: unknown;
  html?: string;
  /** Sent as it is; the type stands in the headers. */
  text?: string;
  headers?: Record<string, string>;
}

/** Section of the documentation: the title of a kind of dossier, or what else a route is about. */
export type Tag = string;

export interface Endpoint<Query = unknown, Body = unknown> {
  method: 'get' | 'post' | 'put';
  /** With parameters in braces: '/projects/{code}'. */
  path: string;
  title: string;
  tag: Tag;
  /** Answers without a token. */
  open?: true;
  /**
   * What it answers hangs on the build or on a row that never changes, not on the day, on other rows or on who asks:
   * only then is a caller's `If-None-Match` answered 304. Everywhere else an `ETag` serves `If-Match` alone.
   */
  unchanging?: true;
  /** Roles of a person that may call it; absent: every role. */
  roles?: readonly PersonRole[];
  /** Said to others: who may, where it hangs on more than the role. */
  openToWhom?: string;
  query?: z.ZodType<Query>;
  body?: z.ZodType<Body>;
  /** How large the body may be, where it is more than people write. */
  bodyBytes?: number;
  /** Which page of another origin may call it from a browser; nobody if absent or undefined. */
  calledFrom?: (deps: Deps) => string | undefined;
  /** It writes, and needs an `Idempotency-Key`. */
  keyed?: true;
  /**
   * It honours `If-Match`: of a dossier, or the version of a row, which is to be named once there is one, or where
   * somebody wants to be sure.
   */
  matches?: 'dossier' | 'version' | 'versionIfGiven';
  /**
   * It changes what others lean on: reads what stands at its place, before and after, for the audit (undefined: nothing).
   */
  audited?: (db: Db, params: Record<string, string>) => Promise<unknown>;
  /** Successful answers, by status, in Chinese. */
  answers: Record<number, string>;
  /** What they look like, where that is more than a person reads. */
  answered?: JsonSchema;
  /** The member `text` of what it answers is given alone to whoever accepts plain text rather than JSON. */
  readable?: true;
  handle(call: Call<Query, Body>, deps: Deps): Promise<Answer> | Answer;
}

/** Declares a route; types of query and body follow their schemas. */
export const endpoint = <Query = unknown, Body = unknown>(definition: Endpoint<Query, Body>): Endpoint => definition;
