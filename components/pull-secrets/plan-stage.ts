/** How far a planned write is. */
export type PlanStage = 'empty' | 'compared' | 'dry-run' | 'applying' | 'applied' | 'stopped';

export type PlanPanelWords = {
  /** "9 of 14 namespaces get corp-nexus". */
  title: string;
  /** "Creating", "Created". */
  doing: string;
  done: string;
  /** "Create in 9 namespaces". */
  button: string;
  /** What is to be entered before there is a plan. */
  empty: string;
  hint: string;
};
