import { describe, expect, it } from 'vitest';
import { type KubeObject, asArray, member } from './api-server/objects.ts';
import {
  messageOf,
  podWith,
  pullSecretWith,
  registryHost,
  smallWorld,
  stateOf,
} from './testing/small-world.ts';

const privateImage = `${registryHost}/team/app:1`;
const publicImage = `${registryHost}/team/open:1`;
const withSecret = { imagePullSecrets: [{ name: 'pull' }] };

const attempts = (events: readonly KubeObject[]): number =>
  events.reduce((sum, { count }) => sum + Number(count), 0);

describe('a pull that fails', () => {
  it('shows as ErrImagePull and ImagePullBackOff in turn, with attempts at 10, 30, 70 … seconds', () => {
    const world = smallWorld();
    world.create('pods', podWith(privateImage));
    world.seconds(2);
    expect(stateOf(world.pods()[0])).toBe('ErrImagePull');
    world.seconds(7);
    expect(stateOf(world.pods()[0])).toBe('ImagePullBackOff');
    expect(messageOf(world.pods()[0])).toMatch(/^Back-off pulling image ".*": ErrImagePull: .*no basic auth/);
    const moments = [15, 35, 80, 170, 340].map((second) => {
      world.clock.advance(Date.UTC(2026, 0, 5, 9) + 2_000 + second * 1_000 - world.clock.now());
      return attempts(world.events('Pulling'));
    });
    expect(moments).toEqual([2, 3, 4, 5, 6]);
  });

  it('heals at the next attempt once the secret is right, without a new pod', () => {
    const world = smallWorld();
    world.create('secrets', pullSecretWith('wrong'));
    world.create('pods', podWith(privateImage, withSecret));
    world.seconds(60);
    expect(messageOf(world.pods()[0])).toContain('401 Unauthorized');
    const { uid } = world.pods()[0]?.metadata ?? {};
    world.store.mutate('secrets', 'shop', 'pull', (draft) => ({
      ...draft,
      data: pullSecretWith('right')['data'] ?? {},
    }));
    world.seconds(300);
    expect(stateOf(world.pods()[0])).toBe('running');
    expect(world.pods()[0]?.metadata.uid).toBe(uid);
  });

  it('goes on failing after a link, which helps new pods only', () => {
    const world = smallWorld();
    world.create('secrets', pullSecretWith('right'));
    world.create('pods', podWith(privateImage));
    world.seconds(30);
    world.store.mutate('serviceaccounts', 'shop', 'default', (draft) => ({
      ...draft,
      imagePullSecrets: [{ name: 'pull' }],
    }));
    world.seconds(3_600);
    world.create('pods', podWith(privateImage));
    world.seconds(30);
    expect(
      world
        .pods()
        .map((pod) => stateOf(pod))
        .toSorted(),
    ).toEqual(['ImagePullBackOff', 'running']);
  });

  it('is stopped by one undecodable secret, public images too, and says its text as reason', () => {
    const world = smallWorld();
    const secret = pullSecretWith('right');
    const document = { auths: { 'other.test': { auth: 'bm8gY29sb24=' } } };
    const data = { '.dockerconfigjson': Buffer.from(JSON.stringify(document)).toString('base64') };
    world.create('secrets', { ...secret, data });
    world.create('pods', podWith(publicImage, withSecret));
    world.seconds(5);
    expect(stateOf(world.pods()[0])).toBe(
      'unable to parse auth field, must be formatted as base64(username:password)',
    );
  });

  it('warns of a secret that is not there and pulls what is public all the same', () => {
    const world = smallWorld();
    world.create('pods', podWith(publicImage, withSecret));
    world.seconds(10);
    expect(world.events('FailedToRetrieveImagePullSecret')).toHaveLength(1);
    expect(stateOf(world.pods()[0])).toBe('running');
  });
});

describe('what needs no registry', () => {
  it('refuses a name it cannot parse and an image that policy Never does not find', () => {
    const world = smallWorld();
    world.create('pods', podWith(`${registryHost}/Team/app:1`));
    world.create('pods', podWith(privateImage, {}, { imagePullPolicy: 'Never' }));
    world.seconds(30);
    expect(
      world
        .pods()
        .map((pod) => stateOf(pod))
        .toSorted(),
    ).toEqual(['ErrImageNeverPull', 'InvalidImageName']);
    expect(world.events('InspectFailed')).toHaveLength(1);
    expect(world.events('ErrImageNeverPull')).toHaveLength(1);
    expect(world.events('Pulling')).toHaveLength(0);
  });

  it('starts from the image on the node only where the pod shows the secret it was pulled with', () => {
    const world = smallWorld();
    world.create('secrets', pullSecretWith('right'));
    world.create('pods', podWith(privateImage, { ...withSecret, nodeName: 'node-01' }));
    world.seconds(10);
    world.create('pods', podWith(privateImage, { ...withSecret, nodeName: 'node-01' }));
    world.create('pods', podWith(privateImage, { nodeName: 'node-01' }));
    world.seconds(10);
    expect(
      world
        .pods()
        .map((pod) => stateOf(pod))
        .toSorted(),
    ).toEqual(['ImagePullBackOff', 'running', 'running']);
  });
});

describe('the containers of a pod', () => {
  it('start in order: init containers to their end, then the others', () => {
    const world = smallWorld();
    world.create('pods', podWith(publicImage, { initContainers: [{ name: 'init', image: publicImage }] }));
    world.seconds(2);
    expect(stateOf(world.pods()[0], 'initContainerStatuses')).toBe('running');
    expect(stateOf(world.pods()[0])).toBe('PodInitializing');
    world.seconds(20);
    expect(stateOf(world.pods()[0], 'initContainerStatuses')).toBe('Completed');
    expect(stateOf(world.pods()[0])).toBe('running');
    expect(member(world.pods()[0]?.['status'], 'phase')).toBe('Running');
  });

  it('wait for an image volume that cannot be pulled', () => {
    const world = smallWorld();
    const volumes = [{ name: 'model', image: { reference: `${registryHost}/team/open:9` } }];
    const volumeMounts = [{ name: 'model', mountPath: '/model' }];
    world.create('pods', podWith(publicImage, { volumes }, { volumeMounts }));
    world.seconds(5);
    expect(stateOf(world.pods()[0])).toBe('ErrImagePull');
    expect(messageOf(world.pods()[0])).toContain('team/open:9: not found');
  });

  it('may be joined by an ephemeral one while they run', () => {
    const world = smallWorld();
    const pod = world.create('pods', podWith(publicImage));
    world.seconds(10);
    const added = { name: 'debug', image: publicImage, imagePullPolicy: 'IfNotPresent' };
    world.store.mutate('pods', 'shop', pod.metadata.name, (draft) => ({
      ...draft,
      spec: { ...(typeof draft['spec'] === 'object' ? draft['spec'] : {}), ephemeralContainers: [added] },
    }));
    world.seconds(5);
    expect(stateOf(world.pods()[0], 'ephemeralContainerStatuses')).toBe('running');
  });

  it('take as long as their image is large', () => {
    const world = smallWorld();
    world.create('pods', podWith(`${registryHost}/team/huge:1`));
    world.seconds(480);
    expect(stateOf(world.pods()[0])).toBe('ContainerCreating');
    world.seconds(300);
    expect(stateOf(world.pods()[0])).toBe('running');
  });
});

it('lists on the node what was pulled, by digest and by tag', () => {
  const world = smallWorld();
  world.create('pods', podWith(publicImage, { nodeName: 'node-02' }));
  world.seconds(30);
  const images = asArray(member(world.store.get('nodes', undefined, 'node-02')?.['status'], 'images'));
  const [names] = images.map((image) => asArray(member(image, 'names')));
  expect(names).toEqual([
    expect.stringMatching(/^registry\.test:5000\/team\/open@sha256:[0-9a-f]{64}$/),
    publicImage,
  ]);
  const [status] = asArray(member(world.pods()[0]?.['status'], 'containerStatuses'));
  expect(member(status, 'imageID')).toBe(names?.[0]);
});
