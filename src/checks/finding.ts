export const LEVELS = ['gate', 'problem', 'gap', 'note'] as const;
export interface Finding {
  level: (typeof LEVELS)[number];
  /** A key of knowledge/gates.yaml or knowledge/findings.yaml. */
  id: string;
  /** The plan path it is about, when there is one. */
  path?: string;
  /** The person's own word for what it is about, such as a name. */
  what?: string;
}

/** As it is found; how serious it is stands in knowledge/findings.yaml. */
export type Found = Omit<Finding, 'level'>;
