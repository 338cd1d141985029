import { z } from 'zod';

export const nodeList = z.object({
  items: z.array(
    z.object({
      name: z.string(),
      platform: z.string(),
      kubelet: z.string(),
      runtime: z.string(),
      images: z.array(z.object({ names: z.array(z.string()), sizeBytes: z.number().nullable() })),
      /** True where the list may be cut (the kubelet reports its 50 largest). */
      isCut: z.boolean(),
    }),
  ),
});
export type NodeList = z.infer<typeof nodeList>;
