import { z } from 'zod';

export const person = z.object({
  name: z.string(),
  displayName: z.string(),
  description: z.string(),
});
export type Person = z.infer<typeof person>;

/** Who is signed in, how, and what is possible here. `user` is null before sign-in. */
export const session = z.object({
  user: z.object({ name: z.string(), groups: z.array(z.string()) }).nullable(),
  method: z.enum(['kubeconfig', 'demo', 'token']).nullable(),
  cluster: z.object({
    kind: z.enum(['kubeconfig', 'in-cluster', 'demo']),
    name: z.string(),
    version: z.string(),
    why: z.string(),
  }),
  canSignIn: z.boolean().describe('a bearer token may be pasted'),
  canSignOut: z.boolean(),
  people: z.array(person).describe('whom one can be in the demo cluster'),
});
export type Session = z.infer<typeof session>;

const token = z
  .string()
  .trim()
  .min(1, 'is empty: paste a bearer token, for example from kubectl create token NAME')
  .regex(/^[\x21-\x7e]+$/, 'has characters that no token has: copy it again, without line breaks');

/** A token (anywhere but in the demo) or a person (in the demo). */
export const signIn = z.union(
  [z.strictObject({ token }), z.strictObject({ person: z.string().min(1).max(253) })],
  {
    error: 'takes {"token": …} or, in the demo, {"person": …}',
  },
);
export type SignInRequest = z.infer<typeof signIn>;
