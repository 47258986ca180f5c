import { App, Drawer, Dropdown } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { IconButton } from '@/kit/IconButton'
import { dropDraft, type DefinitionItem } from '../api'
import { useRemoveDefinition } from '../uses/useRemoveDefinition'

const UsesPanel = lazy(() => import('../uses/UsesPanel').then((module) => ({ default: module.UsesPanel })))

/** What can be done with a definition from the list: see who uses it, go back to what is live, take it away. */
export const DefinitionMenu = ({ app, item }: { app: string; item: DefinitionItem }) => {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const queries = useQueryClient()
  const remove = useRemoveDefinition(app)
  const [shows, setShows] = useState(false)
  const name = label(item.label) || item.name
  const drop = useMutation({
    mutationFn: () => dropDraft(app, item.kind, item.name),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['studio', app] }),
    onError: (error) => message.error(errorText(error)),
  })
  const askDrop = () => modal.confirm({ title: t('studio.drop_ask', { name }), content: t('studio.drop_why'), okText: t('studio.drop'), okButtonProps: { danger: true }, cancelText: t('common.cancel'), onOk: () => drop.mutateAsync() })
  const acts = { uses: () => setShows(true), drop: askDrop, remove: () => void remove(item) }
  const items = [
    { key: 'uses', label: t('uses.title') },
    ...(item.revision > 0 && item.live_version !== null ? [{ key: 'drop', label: t(item.state === 'removed' ? 'studio.keep' : 'studio.drop') }] : []),
    ...(item.state === 'removed' ? [] : [{ key: 'remove', label: t(item.live_version === null ? 'common.delete' : 'studio.remove'), danger: true }]),
  ]
  return (
    <>
      <Dropdown trigger={['click']} placement="bottomRight" menu={{ items, onClick: ({ key }) => acts[key as keyof typeof acts]() }}>
        <IconButton small icon="more" label={t('studio.more_of', { name })} aria-haspopup="menu" />
      </Dropdown>
      <Drawer open={shows} onClose={() => setShows(false)} size={440} title={t('uses.title_of', { name })} destroyOnHidden>
        <Suspense><UsesPanel app={app} kind={item.kind} name={item.name} gone={() => setShows(false)} /></Suspense>
      </Drawer>
    </>
  )
}
