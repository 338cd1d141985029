import type { PullCause } from '#lib/domain/pull/causes.ts';

/** What a cause means to somebody who runs a workload, with the next step. */
export const causeSentences: Readonly<Record<PullCause, string>> = {
  'undecodable-secret':
    'A pull secret of this pod cannot be decoded, which stops every pull of the pod, public images too. Correct or replace that secret.',
  'never-policy':
    'The policy is Never and the node has no image this pod may use. Change the policy, or bring the image to the node.',
  'credential-provider':
    'The node’s credential provider failed, so the registry got no credential from the node. Ask who runs the nodes, or use a pull secret.',
  signature:
    'The node demands a signature that this image lacks or that does not match. Sign the image, or use a signed one.',
  'rate-limited':
    'Too many pulls for now; it goes on by itself later. A registry’s limit is usually higher for who signs in.',
  'disk-full':
    'The node has no space left for the image. Free space on the node, or run the pod on another one.',
  'platform-mismatch':
    'The image is not built for the platform of this node. Build it for that platform, or choose nodes of the image’s platform.',
  'manifest-unsupported':
    'The node’s runtime cannot read this image format. Rebuild or push the image again with a current tool.',
  'invalid-reference':
    'The image name is not a valid one, so nothing was asked of any registry. Correct the name.',
  'http-vs-https':
    'One side speaks http and the other https. Correct the port, or how the node reaches this registry.',
  proxy: 'The node’s proxy could not be used. Ask who runs the nodes to look at its proxy settings.',
  tls: 'The node does not trust the certificate of the registry. Correct the certificate, or make the nodes trust its authority.',
  dns: 'The node cannot resolve the name of the registry. Check the spelling of the registry, then the DNS of the node.',
  'digest-mismatch':
    'What arrived is not what the digest promises. Push the image again, or look at a mirror or proxy in between.',
  timeout:
    'The registry did not answer in time. It is tried again by itself; if it lasts, look at the network of the node.',
  canceled:
    'The pull was broken off before it ended. It is tried again by itself; if it lasts, the image may be too slow to load.',
  'connection-refused':
    'Nothing answers at the address of the registry. Check its host and port, and that it runs.',
  'registry-unavailable':
    'The registry is not reachable or failing. It is tried again by itself; if it lasts, ask who runs the registry.',
  unauthorized:
    'The registry did not accept the credential, or none was sent. Correct the pull secret or link one.',
  'unauthorized-or-not-found':
    'The registry shows nothing to this pod: no right to the repository, or no such repository. Check the name, then the credential.',
  forbidden: 'Who asked has no right to this image. Ask for the right to pull, or use another credential.',
  'not-found': 'The registry has no such image or tag. Check name and tag, or push the image.',
  unknown: 'The reason is not known from what the cluster says. Read the message below.',
};

/** Of a question that never left the node. */
export const inspectSentence =
  'The node’s container runtime did not tell its kubelet whether it has the image. Look at the node, the registry was not asked.';
