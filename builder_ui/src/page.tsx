import { lazyRouteComponent } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { bringAllWords, bringTasks } from '@/i18n'

const bring = { portal: () => undefined, tasks: bringTasks, all: bringAllWords }

/** A page loaded when it is first opened, with messages and dialogs; `words` says which it brings beyond the portal's. */
export const page = <Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name, words: keyof typeof bring = 'portal') =>
  lazyRouteComponent(async () => {
    const [module, { Feedback }] = await Promise.all([load(), import('@/kit/Feedback'), bring[words]()])
    const Page = module[name] as ComponentType
    const Shown = () => <Feedback><Page /></Feedback>
    return { Shown }
  }, 'Shown')
