// test support
import { describe, expect, it } from 'vitest';
import { SAMPLES } from '../messages/samples.ts';
// under test
import { addressed } from '../../activities/addressing.ts';
import type { ClaimedMessage } from '../../database/claim.ts';
import type { Recipient } from '../../database/recipient.ts';
import { STAND_INS, type AddressedPost, type Post } from '../../measures/post.ts';
import type { OpenChannels } from '../../messages/channels/open.ts';

const open = (...names: string[]): OpenChannels =>
  new Map(names.map((name) => [name, { channel: { name }, sender: {} }])) as unknown as OpenChannels;
const MAIL = open('mail');
const BOTH = open('mail', 'hook');

const contact = (post: Post, over: Partial<Recipient> = {}): Recipient => ({
  id: `${post} id`,
  post,
  name: `${post}先生`,
  addresses: { mail: `${post}@one.example` },
  departments: [],
  ...over,
});
const message = (post: AddressedPost, department: string | null = null, notice = 0): ClaimedMessage => ({
  key: `${post} ${department} ${notice}`,
  kind: 'project',
  code: 'CQ-2024-0017',
  department,
  seq: 1,
  plannedOn: '2026-03-01',
  sendNotBefore: 0,
  createdAt: 0,
  post,
  notice: SAMPLES[notice]!.notice,
});
/** `handler id mail 2`: who gets how many messages by which channel. */
const rows = (groups: ReturnType<typeof addressed>): string[] =>
  groups.map(
    ({ to, post, messages }) => `${to ? `${to.contact.id} ${to.channel}` : `nobody ${post}`} ${messages.length}`,
  );

describe('a vacant post', () => {
  const all: Post[] = ['handler', 'deputy', 'head', 'leader', 'administrator'];

  it.each<[AddressedPost, Post[], Post | 'nobody']>([
    ['handler', all, 'handler'],
    ['handler', ['deputy', 'head', 'leader', 'administrator'], 'deputy'],
    ['handler', ['head', 'leader', 'administrator'], 'head'],
    ['handler', ['leader', 'administrator'], 'leader'],
    ['handler', ['administrator'], 'administrator'],
    ['head', all, 'head'],
    ['head', ['handler', 'deputy', 'leader'], 'deputy'],
    ['head', ['handler', 'leader', 'administrator'], 'leader'],
    ['leader', all, 'leader'],
    ['leader', ['handler', 'head', 'administrator'], 'administrator'],
    ['leader', ['handler', 'head'], 'nobody'],
  ])('of %s where there are %j falls to %s', (meant, posts, who) => {
    const found = addressed(
      [message(meant)],
      posts.map((post) => contact(post)),
      MAIL,
    );
    expect(rows(found)).toEqual([who === 'nobody' ? `nobody ${meant} 1` : `${who} id mail 1`]);
    expect(found[0]!.insteadOf).toEqual(who === meant || who === 'nobody' ? [] : [meant]);
  });

  it('is never filled from below', () => {
    for (const post of Object.keys(STAND_INS) as AddressedPost[]) expect(STAND_INS[post][0]).toBe(post);
    expect(STAND_INS.leader).not.toContain('head');
    expect(STAND_INS.head).not.toContain('handler');
  });

  it('brings whoever stands in one delivery, and no word of vacancy for what is said to him anyhow', () => {
    const people = [contact('handler'), contact('leader')];
    const found = addressed([message('handler'), message('head'), message('leader')], people, MAIL);
    expect(rows(found)).toEqual(['handler id mail 1', 'leader id mail 2']);
    expect(found.map(({ insteadOf }) => insteadOf)).toEqual([[], []]);
    const more = addressed([message('head', null, 1), message('leader')], people, MAIL);
    expect(more.map(({ insteadOf }) => insteadOf)).toEqual([['head']]);
  });
});

describe('a bureau', () => {
  const traffic = contact('handler', { id: 'traffic', departments: ['department-traffic', 'department-water'] });
  const rest = contact('handler', { id: 'rest', addresses: { mail: 'rest@one.example' } });
  const trafficHead = contact('head', { id: 'traffic head', departments: ['department-traffic'] });

  it.each([
    ['department-traffic', 'traffic'],
    ['department-water', 'traffic'],
    ['department-culture', 'rest'],
    [null, 'rest'],
  ])('has what concerns %s come to %s', (department, who) => {
    expect(rows(addressed([message('handler', department)], [rest, traffic], MAIL))).toEqual([`${who} mail 1`]);
  });

  it('has it go up where nobody of the post looks after the department nor after the rest', () => {
    const people = [traffic, trafficHead, contact('leader')];
    expect(rows(addressed([message('handler', 'department-culture')], people, MAIL))).toEqual(['leader id mail 1']);
    expect(rows(addressed([message('head', 'department-traffic')], people, MAIL))).toEqual(['traffic head mail 1']);
  });

  it('keeps what nobody gets apart by post and department, so that one person can be found for all of it', () => {
    const found = addressed(
      [message('handler', 'department-a'), message('handler', 'department-a', 1), message('handler', 'department-b')],
      [traffic],
      MAIL,
    );
    expect(rows(found)).toEqual(['nobody handler 2', 'nobody handler 1']);
  });
});

describe('several channels', () => {
  const both = contact('handler', { addresses: { mail: 'handler@one.example', hook: 'h-1' } });

  it('bring the same to one person by each that is open and finds him', () => {
    expect(rows(addressed([message('handler')], [both], BOTH))).toEqual(['handler id mail 1', 'handler id hook 1']);
    expect(rows(addressed([message('handler')], [both], open('hook')))).toEqual(['handler id hook 1']);
  });

  it('leave out whoever has an address on none that is open', () => {
    const people = [contact('handler', { addresses: { hook: 'h-1' } }), contact('head')];
    expect(rows(addressed([message('handler')], people, MAIL))).toEqual(['head id mail 1']);
    expect(rows(addressed([message('handler')], people, open()))).toEqual(['nobody handler 1']);
  });

  it('see one person in two posts where the address is the same, whatever its case', () => {
    const people = [
      contact('handler', { addresses: { mail: 'Both@one.example', hook: 'h-1' } }),
      contact('leader', { addresses: { mail: 'both@ONE.example', hook: 'l-1' } }),
    ];
    expect(rows(addressed([message('handler'), message('leader')], people, BOTH))).toEqual([
      'handler id mail 2',
      'handler id hook 1',
      'leader id hook 1',
    ]);
  });

  it('do not repeat what was tried: neither the person nor the address under another name', () => {
    const people = [both, contact('deputy', { addresses: { mail: 'HANDLER@one.example' } }), contact('head')];
    const tried = { contact: 'handler id', channel: 'mail', address: 'handler@one.example' };
    expect(rows(addressed([message('handler')], people, BOTH, [tried]))).toEqual(['head id mail 1']);
  });
});
