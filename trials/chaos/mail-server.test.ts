// test support
import { FROM, outgoing } from '../../test/messages/channels/outgoing.ts';
import { describe, expect, it } from 'vitest';
import { RFC_WAITS } from '../../messages/channels/conversation.ts';
import { senderTo } from '../../messages/channels/mail.ts';
// under test
import { MailServer } from './mail-server.ts';
import { MOODS, type Mood } from './moods.ts';

const LETTER = outgoing({ text: '督办通知'.repeat(1_000) });

/** Sends the letter until it is taken; answers how each attempt ended. */
async function met(server: MailServer, mood: Mood): Promise<string[]> {
  const moods = [mood];
  server.turn(() => moods.shift() ?? 'kind');
  const sender = senderTo(`smtp://127.0.0.1:${await server.listen()}`, FROM, { ...RFC_WAITS, answer: 2_500 });
  const ends: string[] = [];
  while (ends.at(-1) !== 'taken')
    ends.push(
      await sender.send(LETTER).then(
        () => 'taken',
        (error: unknown) => (error as Error).name,
      ),
    );
  await server.close();
  return ends;
}

describe('the mail server of chaos', () => {
  it.concurrent.each(MOODS)('%s at one connection, and is kind at the next', async (mood) => {
    const server = new MailServer();
    const ends = await met(server, mood);
    expect(server.met).toEqual({ [mood]: 1 });
    expect(ends).toEqual(ENDS[mood] ?? ['Deferred', 'taken']);
    expect(server.taken).toHaveLength(mood === 'cutsAfterData' || mood === 'isSilentAfterData' ? 2 : 1);
  });

  it('keeps a mood for the next connection where the first has no use for it', async () => {
    const server = new MailServer();
    const moods: Mood[] = ['findsItTooLarge'];
    server.turn(() => moods.shift() ?? 'kind');
    const sender = senderTo(`smtp://127.0.0.1:${await server.listen()}`, FROM);
    await sender.send(outgoing({ text: '短' }));
    expect(server.met).toEqual({});
    await expect(sender.send(outgoing({ ...LETTER, id: 'another' }))).rejects.toMatchObject({ name: 'TooLarge' });
    await server.close();
  });
});

const ENDS: Partial<Record<Mood, string[]>> = {
  knowsNoSuchAddress: ['Undeliverable', 'taken'],
  findsItTooLarge: ['TooLarge', 'taken'],
  // A letter may be handed over whole before the server can cut it off.
  cutsDuringData: [expect.stringMatching(/^(Deferred|OutcomeUnknown)$/) as string, 'taken'],
  cutsAfterData: ['OutcomeUnknown', 'taken'],
  isSilentAfterData: ['OutcomeUnknown', 'taken'],
  greetsSlowly: ['taken'],
  answersLate: ['taken'],
};
