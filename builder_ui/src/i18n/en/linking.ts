export const strings = {
  options_if: 'Offered if',
  options_if_none: 'Everything may be chosen',
  default_by: 'Default formula',
  default_by_none: 'None: the fixed default',
} as const
