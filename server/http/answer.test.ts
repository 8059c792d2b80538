import { expect, test, vi } from 'vitest';
import { jsonAnswer, linesAnswer } from '@/server/http/answer';

test('an answer keeps every digit', async () => {
  expect(await jsonAnswer(200, { id: 12345678901234567890n }).text()).toBe('{"id":12345678901234567890}');
});

test('lines are taken from their source one by one, as they are read', async () => {
  let made = 0;
  async function* source() {
    for (;;) {
      made += 1;
      yield { made };
    }
  }
  const reader = linesAnswer(200, source(), () => undefined).body?.getReader();
  expect(made).toBe(0);
  for (const expected of [1, 2]) {
    const { value } = (await reader?.read()) ?? {};
    expect(Buffer.from(value ?? []).toString()).toBe(`{"made":${expected}}\n`);
    expect(made).toBe(expected);
  }
});

test('a reader that goes away ends the source', async () => {
  const ended = vi.fn();
  async function* source() {
    try {
      yield 1;
      yield 2;
    } finally {
      ended();
    }
  }
  const reader = linesAnswer(200, source(), () => undefined).body?.getReader();
  await reader?.read();
  await reader?.cancel();
  expect(ended).toHaveBeenCalledOnce();
});

test('a source that goes on after its reader has gone breaks nothing', async () => {
  const broken = vi.fn();
  let goOn: () => void = () => undefined;
  async function* source() {
    yield 1;
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
    yield 2;
  }
  const reader = linesAnswer(200, source(), broken).body?.getReader();
  await reader?.read();
  const pending = reader?.read();
  await reader?.cancel();
  goOn();
  await pending;
  await Promise.resolve();
  expect(broken).not.toHaveBeenCalled();
});

test('a source that breaks ends the answer, and is heard of', async () => {
  const broken = vi.fn();
  async function* source() {
    yield 1;
    throw new Error('broke');
  }
  expect(await linesAnswer(200, source(), broken).text()).toBe('1\n');
  expect(broken).toHaveBeenCalledWith(new Error('broke'));
});
