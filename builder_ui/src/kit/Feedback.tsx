import { App } from 'antd'
import type { ReactNode } from 'react'

/** Messages and dialogs for what is below (`App.useApp()`); loaded with the pages, so that the shell stays small. */
export const Feedback = ({ children }: { children: ReactNode }) => <App component={false} message={{ maxCount: 3 }}>{children}</App>
