import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { useQueryClient } from '@tanstack/react-query'
import { keys } from '../keys'
import { useEditor } from '../editor/context'
import { draft as readDraft } from '../api'
import { placeOf, useGoTo } from '../places'
import { PublishForm } from './PublishForm'

interface Props {
  app: string
  first: { kind: string; name: string }
  close: () => void
  jump: (pointer: string) => void
}

/** Publishing from inside a designer; afterwards the designer goes on from the published version. */
export const PublishDrawer = ({ app, first, close, jump }: Props) => {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const goTo = useGoTo()
  const { autosave, kind, name } = useEditor<unknown>()
  const shut = () => {
    close()
    void readDraft<unknown>(app, kind, name).then((draft) => autosave.rebase(draft)).catch(() => undefined)
    void queries.invalidateQueries({ queryKey: keys.definitions(app) })
  }
  const go = (path: string) => {
    const place = placeOf(path)
    shut()
    if (place && place.app === app && place.kind === kind && place.name === name) jump(place.pointer)
    else if (place) goTo(place)
  }
  return (
    <Drawer open size={440} title={t('studio.publish')} onClose={shut} className="lq-publish-drawer" destroyOnHidden>
      <PublishForm app={app} first={first} close={shut} jump={go} />
    </Drawer>
  )
}
