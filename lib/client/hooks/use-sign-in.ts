'use client';
import { useState } from 'react';
import { api } from '#lib/paths.ts';
import { ApiProblem, apiUrl, writeNothing } from '../api.ts';

type SignInState = { is: 'idle' | 'asking' } | { is: 'refused'; problem: string };

/**
 * Signs in with a bearer token and goes on to a path of this site. The token is handed through and kept nowhere: what
 * mutations remember would keep it in memory after it was sent.
 */
export function useSignIn(returnTo: string) {
  const [state, setState] = useState<SignInState>({ is: 'idle' });
  const signIn = async (token: string) => {
    setState({ is: 'asking' });
    try {
      await writeNothing({ method: 'POST', path: api.session(), body: { token } });
      window.location.assign(apiUrl(returnTo));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setState({ is: 'refused', problem: error.message });
    }
  };
  return { isAsking: state.is === 'asking', problem: state.is === 'refused' ? state.problem : null, signIn };
}
