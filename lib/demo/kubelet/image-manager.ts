import { applyDefaultImageTag } from '#lib/domain/image/runtime-reference.ts';
import { type ImageReference, parseImageReference } from '#lib/domain/image/reference.ts';
import { type Registries } from '#lib/demo/registries.ts';
import { type BackOff, afterFailure, afterMore, longWaitsUntil } from './back-off.ts';
import { type PodCredentials } from './credentials.ts';
import { type KeyringEntry, lookUp } from './keyring.ts';
import { type NodeImage } from './node-images.ts';
import { type DemoNode } from './node.ts';
import { type ImageNeed } from './pod-view.ts';
import { type Attempt, attemptPull } from './pull-attempt.ts';
import { type Said, replay } from './recordings.ts';

/** What comes of asking for an image at one moment. */
export type Ensured =
  | { is: 'present'; image: NodeImage; reference: ImageReference }
  /** No pull is tried and no timer runs: the same again at the next sync. */
  | { is: 'impossible'; said: Said }
  | { is: 'backing-off'; until: number; message: string }
  | { is: 'attempt'; attempt: Attempt; reference: ImageReference };

export type ImageManagerOptions = {
  node: DemoNode;
  registries: Registries;
  credentials: () => PodCredentials;
};

/** One pod's way to its images, with its own timers: kubelet pkg/kubelet/images/image_manager.go. */
export class ImageManager {
  readonly #options: ImageManagerOptions;
  readonly #backOffs = new Map<string, BackOff & { said: Said }>();

  constructor(options: ImageManagerOptions) {
    this.#options = options;
  }

  /** Decides what happens for `need` at `at`: parse, look on the node, credentials, back-off, pull. */
  ensure(need: ImageNeed, at: number): Ensured {
    const { node, registries } = this.#options;
    const parsed = parseImageReference(need.image);
    if (!parsed.ok) return { is: 'impossible', said: this.#sayInvalid(need.image) };
    const { reference } = parsed;
    const { entries, undecodable } = this.#options.credentials();
    const offered = lookUp(entries, reference.registry, reference.repository);
    const local = need.policy === 'Always' ? undefined : node.images.find(reference);
    if (local !== undefined && mayUse(local, offered)) return { is: 'present', image: local, reference };
    const say = (kinds: readonly string[], error: string): Ensured => ({
      is: 'impossible',
      said: replay(kinds, node.runtime, { image: need.image, error }),
    });
    if (need.policy === 'Never')
      return say(
        node.images.find(reference) ? ['image-not-allowed-never', 'never-policy'] : ['never-policy'],
        '',
      );
    if (undecodable !== null)
      return say([...undecodableKinds(undecodable), 'undecodable-secret'], undecodable);
    const backOff = this.#backOffs.get(need.image);
    if (backOff !== undefined && at < backOff.until) {
      const message = `Back-off pulling image "${need.image}": ${backOff.said.reason}: ${backOff.said.message}`;
      return { is: 'backing-off', until: backOff.until, message };
    }
    const attempt = attemptPull({ registries, node, reference, credentials: offered, at });
    return { is: 'attempt', attempt, reference };
  }

  /**
   * Notes that an attempt for `image` failed at `at`. Attempts that would have failed likewise up to `past` are
   * counted along instead of being made one by one.
   */
  failed(image: string, said: Said, at: number, past: number): { backOff: BackOff; times: number } {
    const failedOnce = afterFailure(this.#backOffs.get(image) ?? null, at);
    const more = longWaitsUntil(failedOnce, past);
    const backOff = afterMore(failedOnce, more);
    this.#backOffs.set(image, { ...backOff, said });
    return { backOff, times: more + 1 };
  }

  /** Puts a pulled image on the node and remembers with which credential. */
  pulled(reference: ImageReference, attempt: Extract<Attempt, { is: 'served' }>): NodeImage {
    const { digest, sizeBytes } = attempt.served.pushed;
    const image = this.#options.node.images.add(reference, digest, sizeBytes, false);
    const { usedSecret } = attempt;
    if (usedSecret === null) {
      if (image.record !== null) image.record.anonymous = true;
    } else for (const mark of marksOf(usedSecret)) image.record?.secrets.add(mark);
    return image;
  }

  #sayInvalid(image: string): Said {
    const applied = applyDefaultImageTag(image);
    const error = applied.ok ? '' : applied.message;
    const slash = image.indexOf('/');
    const [repository = ''] = image.slice(slash + 1).split(':');
    const kind = error.includes('must be lowercase') ? 'invalid-name' : 'invalid-name/other';
    return replay([kind], this.#options.node.runtime, { image, error, repository });
  }
}

function undecodableKinds(error: string): string[] {
  if (error.startsWith('unable to parse auth field')) return ['undecodable-secret-colon'];
  return error.startsWith('json: cannot unmarshal array') ? ['undecodable-secret-json'] : [];
}

function mayUse(image: NodeImage, offered: readonly KeyringEntry[]): boolean {
  const { record } = image;
  if (record === null || record.anonymous) return true;
  return offered.some((entry) => marksOf(entry).some((mark) => record.secrets.has(mark)));
}

function marksOf({ secret, username, password }: KeyringEntry): string[] {
  return [secret, `${username}:${password}`];
}
