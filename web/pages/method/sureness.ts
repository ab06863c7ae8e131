/**
 * The cut-off of twelve months with one thing changed at a time, share of a year's GDP in percent, as told in
 * docs/explanation/what-the-model-does-not-know.md; a test holds them to that page.
 */
export const VARIANTS = [
  { id: 'half', percent: 0.115 },
  { id: 'nobody', percent: 0.307 },
  { id: 'sight', percent: 0.39 },
  { id: 'detours', percent: 0.49 },
  { id: 'both', percent: 0.773 },
] as const
