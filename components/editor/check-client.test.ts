import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CheckWorker, type CodeFindings, createCheckClient } from '@/components/editor/check-client';
import type { CheckReply, CheckRequest } from '@/components/editor/check-protocol';
import { createFinding, type Finding } from '@/lib/code/finding';

const finding = (message: string, code: Finding['code'] = 'syntax-error'): Finding =>
  createFinding(code, message, { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 });

const python = (code: string) => ({ language: 'python' as const, code, modules: null });
const javascript = (code: string) => ({ language: 'javascript' as const, code, modules: null });

/** A worker that answers when the test says so. */
class FakeWorker implements CheckWorker {
  readonly asked: CheckRequest[] = [];
  terminated = false;
  onmessage: CheckWorker['onmessage'] = null;
  onerror: CheckWorker['onerror'] = null;

  postMessage(request: CheckRequest) {
    this.asked.push(request);
  }
  terminate() {
    this.terminated = true;
  }
  reply(reply: Partial<CheckReply> & { findings?: Finding[] }, request = this.asked.at(-1)) {
    const data = { id: request?.id, ok: true, findings: [], ...reply };
    this.onmessage?.call(this as unknown as Worker, { data } as MessageEvent);
  }
  break() {
    this.onerror?.call(this as unknown as Worker, {} as ErrorEvent);
  }
}

function setUp() {
  const workers: FakeWorker[] = [];
  const givenBack: CheckWorker[] = [];
  const told: CodeFindings[] = [];
  const client = createCheckClient(
    {
      take: () => {
        workers.push(new FakeWorker());
        return worker();
      },
      giveBack: (given) => givenBack.push(given),
    },
    (findings) => told.push(findings),
  );
  const worker = (): FakeWorker => {
    const last = workers.at(-1);
    if (!last) {
      throw new Error('no worker was taken yet');
    }
    return last;
  };
  return { client, workers, worker, givenBack, told };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('createCheckClient', () => {
  it('asks about the first code at once and tells what was found', () => {
    const { client, worker, told } = setUp();
    client.check(python('x ='));
    vi.advanceTimersByTime(0);
    worker().reply({ findings: [finding('Expected an expression')] });
    expect(told).toEqual([
      { status: 'loading', findings: [] },
      { status: 'ready', findings: [finding('Expected an expression')] },
    ]);
  });

  it('waits for a pause in the typing and asks about the last code only', () => {
    const { client, worker } = setUp();
    client.check(python('a'));
    vi.advanceTimersByTime(0);
    worker().reply({});
    for (const code of ['ab', 'abc', 'abcd']) {
      client.check(python(code));
      vi.advanceTimersByTime(100);
    }
    expect(worker().asked).toHaveLength(1);
    vi.advanceTimersByTime(50);
    expect(worker().asked.map(({ code }) => code)).toEqual(['a', 'abcd']);
  });

  it('never tells the answer to an older question', () => {
    const { client, worker, told } = setUp();
    client.check(python('a'));
    vi.advanceTimersByTime(0);
    client.check(python('ab'));
    vi.advanceTimersByTime(150);
    worker().reply({ findings: [finding('about a')] });
    expect(told.at(-1)).toEqual({ status: 'loading', findings: [] });
    expect(worker().asked.map(({ code }) => code)).toEqual(['a', 'ab']);
    worker().reply({ findings: [finding('about ab')] });
    expect(told.at(-1)).toEqual({ status: 'ready', findings: [finding('about ab')] });
  });

  it('asks one question at a time, and only once when the answer comes during a pause', () => {
    const { client, worker } = setUp();
    client.check(python('a'));
    vi.advanceTimersByTime(0);
    client.check(python('ab'));
    worker().reply({});
    expect(worker().asked).toHaveLength(1);
    vi.advanceTimersByTime(1_000);
    expect(worker().asked.map(({ code }) => code)).toEqual(['a', 'ab']);
  });

  it('asks nothing anew for equal input, whoever made the objects', () => {
    const { client, worker } = setUp();
    const modules = () => ({ builtin: ['json'], packages: ['requests'] });
    client.check({ ...python('a'), modules: modules() });
    vi.advanceTimersByTime(0);
    worker().reply({});
    client.check({ ...python('a'), modules: modules() });
    vi.advanceTimersByTime(1_000);
    expect(worker().asked).toHaveLength(1);
    client.check({ ...python('a'), modules: { ...modules(), packages: [] } });
    vi.advanceTimersByTime(1_000);
    expect(worker().asked).toHaveLength(2);
  });

  it('drops the findings of the other language at once', () => {
    const { client, worker, told } = setUp();
    client.check(python('x ='));
    vi.advanceTimersByTime(0);
    worker().reply({ findings: [finding('python')] });
    client.check(javascript('x ='));
    expect(told.at(-1)).toEqual({ status: 'loading', findings: [] });
  });

  it('says that it failed, keeps what was found, and recovers with a new worker on the next edit', () => {
    const { client, workers, worker, told } = setUp();
    client.check(python('a'));
    vi.advanceTimersByTime(0);
    worker().reply({ findings: [finding('one')] });
    client.check(python('ab'));
    vi.advanceTimersByTime(150);
    worker().break();
    expect(told.at(-1)).toEqual({ status: 'failed', findings: [finding('one')] });
    expect(worker().terminated).toBe(true);
    client.check(python('abc'));
    vi.advanceTimersByTime(150);
    expect(workers).toHaveLength(2);
    worker().reply({});
    expect(told.at(-1)).toEqual({ status: 'ready', findings: [] });
  });

  it('tries the same code again on request', () => {
    const { client, worker, told } = setUp();
    client.check(python('a'));
    vi.advanceTimersByTime(0);
    worker().reply({ ok: false });
    expect(told.at(-1)?.status).toBe('failed');
    client.retry();
    expect(told.at(-1)?.status).toBe('loading');
    expect(worker().asked.map(({ code }) => code)).toEqual(['a']);
    worker().reply({});
    expect(told.at(-1)?.status).toBe('ready');
  });

  it('takes a new worker after a parser broke down on some code', () => {
    const { client, workers, worker, told } = setUp();
    client.check(python('a'));
    vi.advanceTimersByTime(0);
    worker().reply({ findings: [finding('The static check could not read this code', 'check-failed')] });
    expect(told.at(-1)?.status).toBe('ready');
    client.check(python('ab'));
    vi.advanceTimersByTime(150);
    expect(workers).toHaveLength(2);
  });

  it('gives its worker back when closed, and hears it no more', () => {
    const { client, worker, givenBack, told } = setUp();
    client.check(python('a'));
    vi.advanceTimersByTime(0);
    client.close();
    expect(givenBack).toEqual([worker()]);
    const before = told.length;
    worker().reply({});
    vi.advanceTimersByTime(1_000);
    expect(told).toHaveLength(before);
  });
});
