import { describe, expect, it } from 'vitest';
import { joinTabs, type TabChannel } from '@/components/tools/draft/draft-tabs';

/** A channel between the tabs of one browser: each hears what the others say, and not itself. */
function browser() {
  const channels = new Set<TabChannel>();
  const channel = (): TabChannel => {
    const own: TabChannel = {
      onmessage: null,
      postMessage: (data) => {
        for (const other of channels) {
          if (other !== own) {
            other.onmessage?.(new MessageEvent('message', { data }));
          }
        }
      },
      close: () => channels.delete(own),
    };
    channels.add(own);
    return own;
  };
  const open = (slot: string, place = 'tool') => {
    const seen = { others: [] as string[], saves: 0 };
    const tab = joinTabs(channel(), {
      place,
      slot,
      onOthers: (slots) => {
        seen.others = [...slots].sort();
      },
      onSaved: () => {
        seen.saves += 1;
      },
    });
    return { ...tab, seen };
  };
  return { open, channel };
}

describe('joinTabs', () => {
  it('lets every tab of a tool know of the others, whoever came first', () => {
    const { open } = browser();
    const [a, b, c] = [open('a'), open('b'), open('c')];
    expect([a.seen.others, b.seen.others, c.seen.others]).toEqual([
      ['b', 'c'],
      ['a', 'c'],
      ['a', 'b'],
    ]);
    b.leave();
    expect([a.seen.others, c.seen.others]).toEqual([['c'], ['a']]);
  });

  it('says nothing to the tabs of another tool', () => {
    const { open } = browser();
    const [a, b] = [open('a'), open('b', 'another')];
    b.tellSaved();
    expect(a.seen).toEqual({ others: [], saves: 0 });
  });

  it('tells a save to the others only', () => {
    const { open } = browser();
    const [a, b] = [open('a'), open('b')];
    a.tellSaved();
    expect([a.seen.saves, b.seen.saves]).toEqual([0, 1]);
  });

  it('does not trip over messages that are none of its own', () => {
    const { open, channel } = browser();
    const a = open('a');
    const stranger = channel();
    for (const data of [null, 'text', { kind: 'unknown', place: 'tool', slot: 'z' }, { kind: 'opened' }]) {
      stranger.postMessage(data as never);
    }
    expect(a.seen.others).toEqual([]);
  });
});
