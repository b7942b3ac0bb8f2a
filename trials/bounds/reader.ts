// Eyes beside the hand: read every list of a project, to its end, again and again.
import type { PartyId } from '../../measures/vocabulary.ts';
import type { Client } from '../chaos/client.ts';

export interface Slowest {
  route: string;
  tookMs: number;
  bytes: number;
}

const LONGEST_PAGE = 200;

export class Reader {
  /** By route, codes left out. */
  readonly slowest = new Map<string, Slowest>();
  readonly broken: string[] = [];
  read = 0;

  constructor(private readonly client: Client) {}

  /** Reads until told to stop. */
  async readOn(code: string, unit: PartyId, isOver: () => boolean): Promise<void> {
    while (!isOver()) for (const party of [unit, 'big-data']) await this.readAll(code, party);
  }

  async readAll(code: string, party: PartyId): Promise<void> {
    const project = `/projects/${code}`;
    for (const route of [project, `${project}/acts`, `${project}/duties`]) await this.#get(party, route);
    for (const list of [
      '/projects',
      `${project}/ledger`,
      `${project}/ledger?limit=${LONGEST_PAGE}`,
      `${project}/messages`,
      `/parties/${party}/inbox`,
      `/parties/${party}/duties`,
    ])
      await this.#toTheEnd(party, list);
  }

  async #toTheEnd(party: PartyId, list: string): Promise<void> {
    let cursor: string | null = null;
    do {
      const joint = list.includes('?') ? '&' : '?';
      const page: string = cursor === null ? list : `${list}${joint}cursor=${encodeURIComponent(cursor)}`;
      cursor = (await this.#get(party, page, list))?.next ?? null;
    } while (cursor !== null);
  }

  async #get(party: PartyId, route: string, name = route): Promise<{ next?: string | null } | undefined> {
    const { status, text, body, tookMs } = await this.client.call(party, 'GET', route);
    this.read++;
    if (status !== 200) this.broken.push(`GET ${route} by ${party} was answered ${status} ${text.slice(0, 300)}`);
    const generic = name.replace(/^(\/projects|\/parties)\/[^/?]+/, '$1/…');
    const seen = { route: generic, tookMs, bytes: Buffer.byteLength(text) };
    if (tookMs > (this.slowest.get(generic)?.tookMs ?? 0)) this.slowest.set(generic, seen);
    return body;
  }
}
