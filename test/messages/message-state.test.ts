// test support
import { describe, expect, it } from 'vitest';
// under test
import { messageStateWorded } from '../../messages/message-state.ts';

/** 2026-03-02 01:00 UTC is nine in Beijing. */
const said = { cancelledBecause: null, sendNotBefore: Date.UTC(2026, 2, 2, 1) };
const sent = { state: 'sent', says: '已发出（北京时间2026-03-02 09:01）' } as const;
const failed = { state: 'failed', says: '未送达：收件地址不存在' } as const;
const waiting = { state: 'waiting', says: '待发送' } as const;
const leftOut = { state: 'leftOut', says: '不再发送：已办结' } as const;

describe('M6: of a message it is said', () => {
  it('that it waits, and from when it goes out by the clock of Beijing', () => {
    expect(messageStateWorded({ ...said, status: 'waiting' }, [])).toEqual({
      statusName: '待发送',
      says: '待发送：北京时间2026-03-02 09:00起发出',
    });
  });

  it('that it was taken back, and why', () => {
    const cancelled = { ...said, status: 'cancelled', cancelledBecause: '已提前办结' } as const;
    expect(messageStateWorded(cancelled, [])).toEqual({ statusName: '已取消', says: '已取消：已提前办结' });
  });

  it('that its letter is frozen and was not tried yet', () => {
    expect(messageStateWorded({ ...said, status: 'claimed' }, [waiting]).statusName).toBe('已冻结待投递');
  });

  it.each([
    [[failed, sent], '已发出', sent.says],
    [[failed, waiting], '已冻结待投递', '已冻结待投递：随即发出'],
    [[leftOut, failed], '未送达', failed.says],
    [[leftOut], '不再发送', leftOut.says],
  ])('of letters %j what came of the one that came furthest: %s', (letters, statusName, says) => {
    expect(messageStateWorded({ ...said, status: 'claimed' }, letters)).toEqual({ statusName, says });
  });
});
