import { expect, test } from 'vitest';
import { createEventQueue } from '@/server/services/event-queue';

const queueOf = () => {
  let left = 0;
  const queue = createEventQueue<number>(() => {
    left += 1;
  });
  return { ...queue, timesLeft: () => left };
};

const readAll = async (events: AsyncIterable<number>) => {
  const read: number[] = [];
  for await (const event of events) {
    read.push(event);
  }
  return read;
};

test('events are read in the order they were told, before and while somebody reads', async () => {
  const queue = queueOf();
  queue.tell(1);
  queue.tell(2);
  const reading = readAll(queue.events);
  await Promise.resolve();
  queue.tell(3);
  queue.end();

  expect(await reading).toEqual([1, 2, 3]);
  expect(queue.timesLeft()).toBe(0);
});

test('a reader that goes away is heard of once', async () => {
  const queue = queueOf();
  queue.tell(1);
  for await (const _ of queue.events) {
    break;
  }
  expect(queue.timesLeft()).toBe(1);
});

test('a failure comes after what was told before it', async () => {
  const queue = queueOf();
  queue.tell(1);
  queue.fail(new Error('broke'));
  const read: number[] = [];
  const reading = (async () => {
    for await (const event of queue.events) {
      read.push(event);
    }
  })();
  await expect(reading).rejects.toThrow('broke');
  expect(read).toEqual([1]);
});
