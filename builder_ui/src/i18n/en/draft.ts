export const strings = {
  found: 'What you filled in by {{at}} and did not submit is back.',
  not_all: ' Sensitive values and files are not kept; fill them in again.',
  again: 'Start over',
}
