import { describe, expect, it } from 'vitest';
import { endToEnd } from './headers';

describe('endToEnd', () => {
  it('keeps what is meant for the other side, with every value', () => {
    expect(endToEnd({ accept: ['text/html'], cookie: ['a=1', 'b=2'], authorization: ['Bearer x'] })).toEqual({
      accept: ['text/html'],
      cookie: ['a=1', 'b=2'],
      authorization: ['Bearer x'],
    });
  });

  it('drops what belongs to one connection, and what the Connection header names', () => {
    expect(
      endToEnd({
        connection: ['keep-alive, X-Hop', 'x-other'],
        'keep-alive': ['timeout=5'],
        'proxy-authorization': ['Basic x'],
        'proxy-connection': ['keep-alive'],
        te: ['trailers'],
        trailer: ['x-sum'],
        'transfer-encoding': ['chunked'],
        upgrade: ['websocket'],
        expect: ['100-continue'],
        'x-hop': ['1'],
        'x-other': ['2'],
        'x-kept': ['3'],
      }),
    ).toEqual({ 'x-kept': ['3'] });
  });
});
