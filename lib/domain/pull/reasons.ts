/** `state.waiting.reason` of a container whose image is the trouble (kubelet pkg/kubelet/images/types.go). */
const pullReasons = new Set([
  'ImagePullBackOff',
  'ErrImagePull',
  'ErrImageNeverPull',
  'ImageInspectError',
  'InvalidImageName',
  'RegistryUnavailable',
  'SignatureValidationFailed',
]);

/** How a pull secret that cannot be decoded speaks (Go's encoding/base64, encoding/json and the kubelet). */
const decodeErrors = [
  'unable to parse auth field',
  'illegal base64 data',
  'invalid character',
  'json: ',
  'unexpected end of json input',
];

/** Whether a text begins with the decoder's words, as the kubelet passes them on. */
export function beginsAsDecodeError(text: string): boolean {
  const start = text.slice(0, 60).trimStart().toLowerCase();
  return decodeErrors.some((error) => start.startsWith(error));
}

/**
 * Whether a waiting reason is about pulling. From 1.33 on a pull secret that cannot be decoded puts the raw
 * error text in the reason's place; every other reason is a single word.
 */
export function isPullReason(reason: string): boolean {
  return pullReasons.has(reason) || beginsAsDecodeError(reason);
}

/** The container was made after its image volume was pulled, and the volume could not be mounted. */
export function isImageVolumeMountFailure(reason: string, message: string): boolean {
  return reason === 'CreateContainerError' && message.includes('ImageVolumeMountFailed');
}
