/** Every colour, length and time of the visual language. The only file that may hold a raw colour. */

export const colour = {
  primary: '#1554d1', 'primary-hover': '#0f46b3', 'primary-active': '#0b388f',
  'primary-soft': '#eef4ff', 'primary-soft-2': '#dbe7fe', 'primary-line': '#a8c4f8',
  success: '#237804', 'success-soft': '#eff8ea', 'success-line': '#b5dca3',
  warning: '#8a5200', 'warning-soft': '#fff7e8', 'warning-line': '#f0d09a', 'warning-mark': '#c47a00',
  danger: '#cf1322', 'danger-soft': '#fff2f1', 'danger-line': '#f3b7b4',
  violet: '#5b3fb5', 'violet-soft': '#f4f1fd', 'violet-line': '#cfc4f1',
  teal: '#0a6c6a', 'teal-soft': '#eaf6f5', 'teal-line': '#a9d6d3',
  bg: '#f5f6f8', surface: '#ffffff', 'surface-2': '#fafbfc', fill: '#f0f2f5', 'fill-2': '#e6e9ee',
  line: '#e7e9ee', 'line-2': '#d0d5dd', 'line-3': '#858d9b',
  text: '#1c2129', 'text-2': '#4d5462', 'text-3': '#646b79', disabled: '#a3a9b5',
  'avatar-bg': '#dfe6f3', 'avatar-text': '#2b3d63', mask: 'rgba(16,24,40,.45)',
} as const

export const shape = {
  s1: '4px', s2: '8px', s3: '12px', s4: '16px', s5: '24px', s6: '32px', s7: '48px',
  r1: '4px', r2: '6px', r3: '8px', r4: '12px',
  e1: '0 1px 2px rgba(16,24,40,.05)',
  e2: '0 4px 16px rgba(16,24,40,.10),0 1px 3px rgba(16,24,40,.06)',
  e3: '0 12px 32px rgba(16,24,40,.16),0 2px 6px rgba(16,24,40,.08)',
  ease: 'cubic-bezier(.2,0,0,1)', t1: '120ms', t2: '200ms',
  font: '-apple-system,BlinkMacSystemFont,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif',
  mono: 'ui-monospace,SFMono-Regular,Menlo,Consolas,monospace',
  ctl: '32px', bar: '56px',
} as const

/** Charts, in this order; all at least 3:1 on white. */
export const chart = ['#1554d1', '#0f8f8c', '#c47a00', '#7a5bc7', '#c2410c', '#7c889b'] as const

/** Set the --lq-* variables; through the CSSOM, so that a strict content security policy allows it. */
export const applyTokens = (root: HTMLElement = document.documentElement): void => {
  for (const [name, value] of Object.entries({ ...colour, ...shape })) root.style.setProperty(`--lq-${name}`, value)
}
