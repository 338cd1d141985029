import { expect, it } from 'vitest';
import { noProxies } from '#e2e/cluster/process.ts';

it('what a cluster runs asks nothing through a proxy of the machine', () => {
  const proxies = { HTTPS_PROXY: 'http://proxy:3128', http_proxy: 'http://proxy:3128', No_Proxy: '*' };
  const others = { PATH: '/bin', PROXY: 'x', npm_config_noproxy: '' };
  const environment = { ...others, ...proxies };
  expect({ ...environment, ...noProxies(environment) }).toEqual(others);
});
