import 'server-only';
import type { Prove } from '#lib/api/proofs.ts';

/** Seconds after which the kubelet ends the pod by itself, should nobody be left to remove it. */
const deadline = 300;

/**
 * A pod that pulls and does nothing else. Its command exists in no image, so nothing of the image ever runs: the pull
 * comes before the start, and only the pull counts. Fit for the strictest Pod Security level.
 */
export function proofPod(name: string, { namespace, image, serviceAccount, node }: Prove) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace,
      labels: { 'app.kubernetes.io/managed-by': 'pullport', 'app.kubernetes.io/name': 'pullport-proof' },
    },
    spec: {
      serviceAccountName: serviceAccount,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      restartPolicy: 'Never',
      activeDeadlineSeconds: deadline,
      terminationGracePeriodSeconds: 1,
      securityContext: {
        // A user by number passes runAsNonRoot whatever the image says.
        runAsNonRoot: true,
        runAsUser: 65_532,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      ...(node === undefined ? {} : { affinity: onNode(node) }),
      containers: [
        {
          name: 'proof',
          image,
          // Always: an image that is on the node already would prove nothing.
          imagePullPolicy: 'Always',
          command: ['/pullport-proof/nothing-runs-here'],
          resources: { requests: { cpu: '1m', memory: '8Mi' }, limits: { cpu: '50m', memory: '32Mi' } },
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          },
        },
      ],
    },
  };
}

/** By the scheduler, so that taints and room on the node are heeded; nodeName would pass them by. */
function onNode(node: string) {
  const matchFields = [{ key: 'metadata.name', operator: 'In', values: [node] }];
  return {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchFields }] },
    },
  };
}
