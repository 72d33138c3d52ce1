/** How often a rule for any text is tried: 500 times, or FC_RUNS (for a night); a slow rule takes its share of that. */
export const runs = (share = 1): { numRuns: number } => ({
  numRuns: Math.ceil(Number(process.env['FC_RUNS'] ?? 500) * share),
});
