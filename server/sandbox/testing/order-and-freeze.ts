import { NO_ENVIRONMENT } from '@/server/sandbox/clean-environment';
import { createSpawner } from '@/server/sandbox/spawner';

/** Orders a process and never moves again, as a server that is killed before it has taken the pipes it was sent. */
void createSpawner().spawn({
  file: '/bin/sleep',
  given: ['60'],
  variables: NO_ENVIRONMENT,
  filter: '/dev/null',
  told: '',
});
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
