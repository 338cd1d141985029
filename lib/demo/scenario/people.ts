/** Someone of the company, as the demo's sign-in offers them. */
export type DemoPerson = {
  /** User name in the cluster and in `/as/NAME`. */
  name: string;
  displayName: string;
  description: string;
  token: string;
  groups: readonly string[];
  /** Where kubectl looks when no namespace is given. */
  home: string;
};

const person = (
  name: string,
  displayName: string,
  description: string,
  home: string,
  groups: readonly string[],
): DemoPerson => ({ name, displayName, description, home, groups, token: `demo-token-of-${name}` });

/** Who may use the cluster; what each may do is in rbac.ts. */
export const people: readonly DemoPerson[] = [
  person('jana', 'Jana Dvořák', 'Platform team: may do everything', 'kube-system', ['platform']),
  person('mara', 'Mara Lindqvist', 'Payments team: its two namespaces, secrets included', 'payments', [
    'payments',
  ]),
  person('tomas', 'Tomás Herrera', 'Search team: its two namespaces, secrets included', 'search', ['search']),
  person('vera', 'Vera Nowak', 'Auditor: sees every namespace, no secrets', 'checkout', ['audit']),
  person('nils', 'Nils Brandt', 'New here: has no rights yet', 'checkout', []),
];

/** The identity Pullport itself runs under: reads pods and what they belong to, no secrets, no events. */
export const application: DemoPerson = person(
  'pullport',
  'Pullport',
  'The application itself: reads workloads, nodes and accounts, neither secrets nor events',
  'kube-system',
  [],
);
