import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api.ts';

/** Answers are fetched again when the event stream says so, not by age or focus. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && !isFinal(error),
      },
    },
  });
}

/** A refusal stays one however often it is asked. */
function isFinal(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem.status >= 400 && error.problem.status < 500;
}
