import type { z } from 'zod';
import { coverage, coverageQuery } from './coverage.ts';
import { explanation, pullQuery } from './explanation.ts';
import { failureExportQuery, failureList, failureQuery } from './failures.ts';
import { containerParams, podParams } from './names.ts';
import { namespaceList, namespacesQuery } from './namespaces.ts';
import { nodeList } from './nodes.ts';
import { overview, overviewQuery } from './overview.ts';
import { podDetail, podExportQuery, podList, podQuery } from './pods.ts';
import { proof, proofRight, proofRightQuery, prove } from './proofs.ts';
import {
  checkPullSecret,
  createPullSecret,
  deletePullSecret,
  deletePullSecrets,
  editPullSecret,
  pullSecretCheck,
  rotatePullSecret,
} from './pull-secret-writes.ts';
import {
  pullSecretDetail,
  pullSecretExportQuery,
  pullSecretList,
  pullSecretParams,
  pullSecretQuery,
} from './pull-secrets.ts';
import { restart } from './restarts.ts';
import { accountExportQuery, accountList, accountQuery, linkPullSecret } from './service-accounts.ts';
import { session, signIn } from './session.ts';
import { status } from './status.ts';
import { writeResult } from './writes.ts';

export type Operation = {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** Below /api/v1, parameters in braces. */
  path: string;
  summary: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The JSON it answers with; absent where it answers something else, or nothing. */
  answer?: z.ZodType;
  /** When it answers 204 instead. */
  empty?: string;
  /** What it answers where that is not JSON alone. */
  media?: readonly string[];
  /** Whether it may be called before sign-in. */
  open?: 'yes';
};

const lines = ['application/x-ndjson'];
const pullSecret = '/namespaces/{namespace}/pull-secrets/{name}';

/** Every call of the API. */
export const operations: readonly Operation[] = [
  { method: 'get', path: '/session', summary: 'Who is signed in, and how', answer: session, open: 'yes' },
  { method: 'post', path: '/session', summary: 'Sign in', body: signIn, open: 'yes' },
  { method: 'delete', path: '/session', summary: 'Sign out', open: 'yes' },
  {
    method: 'get',
    path: '/overview',
    summary: 'Counts and health',
    query: overviewQuery,
    answer: overview,
  },
  {
    method: 'get',
    path: '/namespaces',
    summary: 'Visible namespaces',
    query: namespacesQuery,
    answer: namespaceList,
  },
  { method: 'get', path: '/nodes', summary: 'Nodes and the images they report', answer: nodeList },
  { method: 'get', path: '/status', summary: 'What Pullport and you may and may not see', answer: status },
  {
    method: 'get',
    path: '/events',
    summary: 'Which visible rows changed, as server-sent events',
    media: ['text/event-stream'],
  },
  {
    method: 'get',
    path: '/pods',
    summary: 'Pods with their containers',
    query: podQuery,
    answer: podList,
  },
  {
    method: 'get',
    path: '/pods/export',
    summary: 'Pods as a file',
    query: podExportQuery,
    media: ['text/csv', 'application/json'],
  },
  {
    method: 'get',
    path: '/namespaces/{namespace}/pods/{name}',
    summary: 'One pod with its events',
    params: podParams,
    answer: podDetail,
  },
  {
    method: 'get',
    path: '/namespaces/{namespace}/pods/{name}/containers/{container}/pull',
    summary: 'Why a pull fails, hop by hop, and what helps',
    params: containerParams,
    query: pullQuery,
    answer: explanation,
    empty: 'The pod of this uid is no more; answered only where a uid was given',
  },
  {
    method: 'get',
    path: '/failures',
    summary: 'Failing pulls by root, cause or namespace',
    query: failureQuery,
    answer: failureList,
  },
  {
    method: 'get',
    path: '/failures/export',
    summary: 'Failing pulls as a file',
    query: failureExportQuery,
    media: ['text/csv', 'application/json'],
  },
  {
    method: 'get',
    path: '/coverage',
    summary: 'Namespaces and registries: who can pull from where',
    query: coverageQuery,
    answer: coverage,
  },
  {
    method: 'get',
    path: '/pull-secrets',
    summary: 'Pull secrets without their values',
    query: pullSecretQuery,
    answer: pullSecretList,
  },
  {
    method: 'post',
    path: '/pull-secrets',
    summary: 'Create a pull secret in many namespaces and link it',
    body: createPullSecret,
    answer: writeResult,
    media: lines,
  },
  {
    method: 'get',
    path: '/pull-secrets/export',
    summary: 'Pull secrets as a file, without their values',
    query: pullSecretExportQuery,
    media: ['text/csv', 'application/json'],
  },
  {
    method: 'post',
    path: '/pull-secret-checks',
    summary: 'What a new pull secret would meet, without writing',
    body: checkPullSecret,
    answer: pullSecretCheck,
  },
  {
    method: 'post',
    path: '/pull-secret-rotations',
    summary: 'Set a password wherever the same credential is held',
    body: rotatePullSecret,
    answer: writeResult,
    media: lines,
  },
  {
    method: 'post',
    path: '/pull-secret-deletions',
    summary: 'Delete pull secrets, their links first',
    body: deletePullSecrets,
    answer: writeResult,
    media: lines,
  },
  {
    method: 'get',
    path: pullSecret,
    summary: 'One pull secret without its values',
    params: pullSecretParams,
    answer: pullSecretDetail,
  },
  {
    method: 'patch',
    path: pullSecret,
    summary: 'Change one entry, or repair the document',
    params: pullSecretParams,
    body: editPullSecret,
    answer: writeResult,
    media: lines,
  },
  {
    method: 'delete',
    path: pullSecret,
    summary: 'Delete a pull secret, its links first',
    params: pullSecretParams,
    body: deletePullSecret,
    answer: writeResult,
    media: lines,
  },
  {
    method: 'get',
    path: '/service-accounts',
    summary: 'Accounts, their two lists, and what their pods carry and ask',
    query: accountQuery,
    answer: accountList,
  },
  {
    method: 'get',
    path: '/service-accounts/export',
    summary: 'ServiceAccounts as a file',
    query: accountExportQuery,
    media: ['text/csv', 'application/json'],
  },
  {
    method: 'post',
    path: '/service-account-links',
    summary: 'Link a secret to many accounts, or unlink it',
    body: linkPullSecret,
    answer: writeResult,
    media: lines,
  },
  {
    method: 'post',
    path: '/restarts',
    summary: 'Restart workloads, or delete pods so that new ones are made',
    body: restart,
    answer: writeResult,
    media: lines,
  },
  {
    method: 'get',
    path: '/proofs',
    summary: 'Whether a pull may be proved in a namespace',
    query: proofRightQuery,
    answer: proofRight,
  },
  {
    method: 'post',
    path: '/proofs',
    summary: 'Pull an image once with a throwaway pod',
    body: prove,
    answer: proof,
    media: lines,
  },
  {
    method: 'get',
    path: '/openapi.json',
    summary: 'This document',
    media: ['application/json'],
    open: 'yes',
  },
];
