import { describe, expect, test } from 'vitest';
import { readProgress } from './read-progress.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const placed = (state: object, more: object = {}) => ({
  spec: { nodeName: 'node-1' },
  status: { phase: 'Pending', containerStatuses: [{ name: 'proof', imageID: '', state, ...more }] },
});
const waiting = (reason: string, message = '') => placed({ waiting: { reason, message } });

describe('how far a proof is', () => {
  test.each([
    ['made', {}, { is: 'waiting' }],
    [
      'without a node',
      { status: { conditions: [{ type: 'PodScheduled', reason: 'Unschedulable', message: '0/3 nodes' }] } },
      { is: 'unschedulable', message: '0/3 nodes' },
    ],
    ['placed', { spec: { nodeName: 'node-1' } }, { is: 'pulling', node: 'node-1' }],
    ['pulling', waiting('ContainerCreating'), { is: 'pulling', node: 'node-1' }],
    [
      'refused',
      waiting('ErrImagePull', 'not found'),
      { is: 'refused', node: 'node-1', reason: 'ErrImagePull', message: 'not found' },
    ],
    [
      'refused before it was tried',
      waiting('illegal base64 data at input byte 4'),
      { is: 'refused', reason: 'illegal base64 data at input byte 4' },
    ],
    ['past the pull', waiting('CreateContainerError'), { is: 'pulled', digest: null }],
    [
      'ended',
      placed({ terminated: { exitCode: 128 } }, { imageID: `ghcr.io/a@${digest}` }),
      { is: 'pulled', digest },
    ],
    ['running', placed({ running: {} }), { is: 'pulled' }],
    [
      'evicted',
      { spec: { nodeName: 'node-1' }, status: { phase: 'Failed', message: 'out of disk' } },
      { is: 'ended', message: 'out of disk' },
    ],
  ])('%s', (_, pod, progress) => {
    expect(readProgress(pod)).toMatchObject(progress);
  });
});
