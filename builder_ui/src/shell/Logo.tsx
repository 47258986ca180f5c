/** The bridge with a roof. */
export const Logo = ({ size = 24 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="var(--lq-primary)" strokeLinecap="round" strokeLinejoin="round">
    <path d="M2 9.500 12 4l10 5.500" strokeWidth="2" />
    <path d="M4.500 9.500v5M9.500 9.500v5M14.500 9.500v5M19.500 9.500v5" strokeWidth="1.5" />
    <path d="M2 14.500h20M3 20c1.500-3.700 4.500-5.500 9-5.500s7.500 1.800 9 5.500" strokeWidth="2" />
  </svg>
)
