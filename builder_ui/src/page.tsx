import { lazyRouteComponent } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { bringAllWords } from '@/i18n'

/** A page loaded when it is first opened, with messages and dialogs; `words: 'all'` brings the words beyond the portal's. */
export const page = <Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name, words: 'portal' | 'all' = 'portal') =>
  lazyRouteComponent(async () => {
    const [module, { Feedback }] = await Promise.all([load(), import('@/kit/Feedback'), words === 'all' ? bringAllWords() : undefined])
    const Page = module[name] as ComponentType
    const Shown = () => <Feedback><Page /></Feedback>
    return { Shown }
  }, 'Shown')
