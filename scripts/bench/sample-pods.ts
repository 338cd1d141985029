/** Pods for the benches: 8–9 KB of JSON each, as real ones are, 5 % of them failing with a message of their own. */

const uidOf = (index: number) =>
  `0a1b2c3d-${hex(index, 4)}-4${hex(index >> 4, 3)}-8${hex(index >> 8, 3)}-${hex(index, 12)}`;
const hex = (value: number, digits: number) =>
  (value >>> 0).toString(16).padStart(digits, '0').slice(-digits);

const registries = [
  'docker.io',
  'ghcr.io',
  'quay.io',
  'registry.corp.example:5000',
  'europe-west3-docker.pkg.dev',
];
const podsPerWorkload = 5;
/** Namespaces that pods are spread over. */
export const teams = Array.from({ length: 200 }, (_, team) => `team-${team}`);
const nodeCount = 300;

/** The image of a workload; some workloads share one. */
export function sampleImage(workload: number): string {
  const repository = workload % 900;
  return `${registries[repository % registries.length]}/team-${repository % 40}/service-${repository}:1.${workload % 7}.0`;
}

function isFailing(index: number): boolean {
  return index % 20 === 7;
}

function failureOf(index: number, image: string): string {
  const text = `Back-off pulling image "${image}": ErrImagePull: failed to pull and unpack image "${image}": failed to resolve reference "${image}": unexpected status from HEAD request to https://registry.corp.example/v2/team/service-${index}/manifests/1.0.0: 401 Unauthorized (request ${uidOf(index)})`;
  return text.padEnd(600, ' see the registry');
}

/** One environment variable list makes most of a pod's bytes, with the managed fields that mirror it. */
const environment = Array.from({ length: 35 }, (_, index) => ({
  name: `SERVICE_SETTING_${index}`,
  value: `https://service-${index}.internal.corp.example:8443/path`,
}));

const managed = Object.fromEntries(
  environment.map(({ name }) => [`k:{"name":"${name}"}`, { '.': {}, 'f:name': {}, 'f:value': {} }]),
);

/** The `index`-th pod as an API object. */
export function samplePod(index: number): object {
  const workload = Math.floor(index / podsPerWorkload);
  const namespace = teams[workload % teams.length];
  const replicaSet = `service-${workload}-${hex(workload * 2_654_435_761, 9)}`;
  const image = sampleImage(workload);
  const failing = isFailing(index);
  const started = new Date(1_750_000_000_000 + index * 1000).toISOString().replace('.000Z', 'Z');
  const conditions = ['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled'];
  return {
    metadata: {
      name: `${replicaSet}-${hex(index, 5)}`,
      generateName: `${replicaSet}-`,
      namespace,
      uid: uidOf(index),
      resourceVersion: String(1_000_000 + index),
      creationTimestamp: started,
      labels: { app: `service-${workload}`, 'pod-template-hash': replicaSet.slice(-9), team: namespace },
      annotations: { 'kubectl.kubernetes.io/restartedAt': started },
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          name: replicaSet,
          uid: uidOf(workload),
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
      managedFields: [
        {
          manager: 'kube-controller-manager',
          operation: 'Update',
          apiVersion: 'v1',
          time: started,
          fieldsType: 'FieldsV1',
          fieldsV1: { 'f:spec': { 'f:containers': { 'k:{"name":"app"}': { 'f:env': managed } } } },
        },
      ],
    },
    spec: {
      containers: [
        {
          name: 'app',
          image,
          env: environment,
          imagePullPolicy: 'IfNotPresent',
          resources: { limits: { cpu: '1', memory: '512Mi' }, requests: { cpu: '100m', memory: '256Mi' } },
          terminationMessagePath: '/dev/termination-log',
          terminationMessagePolicy: 'File',
        },
        {
          name: 'proxy',
          image: 'quay.io/mesh/proxy:1.27.3',
          imagePullPolicy: 'IfNotPresent',
          resources: {},
          terminationMessagePath: '/dev/termination-log',
          terminationMessagePolicy: 'File',
        },
      ].slice(0, workload % 4 === 0 ? 2 : 1),
      imagePullSecrets: [{ name: 'registry' }],
      nodeName: `node-${index % nodeCount}`,
      serviceAccountName: 'default',
      restartPolicy: 'Always',
      dnsPolicy: 'ClusterFirst',
      schedulerName: 'default-scheduler',
      tolerations: [
        {
          key: 'node.kubernetes.io/not-ready',
          operator: 'Exists',
          effect: 'NoExecute',
          tolerationSeconds: 300,
        },
      ],
    },
    status: {
      phase: failing ? 'Pending' : 'Running',
      conditions: conditions.map((type) => ({
        type,
        status: failing ? 'False' : 'True',
        lastProbeTime: null,
        lastTransitionTime: started,
      })),
      hostIP: `10.0.${index % 250}.${(index >> 8) % 250}`,
      containerStatuses: [
        {
          name: 'app',
          image,
          restartCount: 0,
          ready: !failing,
          started: !failing,
          ...(failing
            ? {
                imageID: '',
                state: { waiting: { reason: 'ImagePullBackOff', message: failureOf(index, image) } },
              }
            : {
                imageID: `${image.split(':')[0]}@sha256:${hex(workload, 8).repeat(8)}`,
                containerID: `containerd://${hex(index, 8).repeat(8)}`,
                state: { running: { startedAt: started } },
              }),
        },
        {
          name: 'proxy',
          image: 'quay.io/mesh/proxy:1.27.3',
          imageID: `quay.io/mesh/proxy@sha256:${'ab'.repeat(32)}`,
          restartCount: 0,
          ready: true,
          started: true,
          state: { running: { startedAt: started } },
        },
      ].slice(0, workload % 4 === 0 ? 2 : 1),
      qosClass: 'Burstable',
      startTime: started,
    },
  };
}
