import type { Problem } from '@/api/problem'

/** What is found while somebody types, told to a screen reader without taking the cursor away. */
export const LiveProblems = ({ problems }: { problems: readonly Problem[] }) => (
  <div className="lq-hidden" role="status">{problems.map(({ message }) => message).join(' ')}</div>
)
