import { type Platform, type Refusal } from '#lib/demo/registries/model.ts';
import { type NodeImages } from './node-images.ts';
import { type Runtime } from './recordings.ts';

/** What is wrong with a node, told as the refusal its pulls then meet. */
export type NodeTrouble = Extract<Refusal, 'disk-full' | 'proxy-down' | 'unsigned'>;

export type NodeTroubles = {
  trouble: NodeTrouble;
  /** Repositories it concerns, by how their full names begin; empty means all. */
  images: readonly string[];
  since: number;
};

/** A machine as its kubelet knows it. */
export type DemoNode = {
  name: string;
  platform: Platform;
  runtime: Runtime;
  address: string;
  /** Until somebody mends it. */
  troubles: readonly NodeTroubles[];
  images: NodeImages;
};
