import { finish, runSteps } from './steps.ts';
import { fastSteps } from './steps-fast.ts';

finish(await runSteps(fastSteps));
