import 'server-only';
import packageJson from '../../package.json' with { type: 'json' };

/** This product's version. */
export const version: string = packageJson.version;
