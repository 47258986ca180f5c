import { useTranslation } from 'react-i18next'
import { errorText } from '@/kit/errorText'
import { Icon } from '@/kit/icons'
import { clock } from '../time'
import { useEditor, useSaving } from './context'

/** Whether the draft is safe: saved when, being saved, or not saved with a way to try again. */
export const SavedState = () => {
  const { t } = useTranslation()
  const { autosave } = useEditor()
  const { state, savedAt, error } = useSaving()
  if (state === 'failed' || state === 'stale') {
    return (
      <button type="button" className="lq-saved failed" title={error ? errorText(error) : undefined} onClick={() => void autosave.flush()} role="alert">
        <Icon name="warning" size={14} />
        {state === 'failed' ? t('studio.unsaved_retry') : t('studio.unsaved_stale')}
      </button>
    )
  }
  return (
    <span className="lq-saved" role="status">
      {state === 'saved' && savedAt && <Icon name="check" size={14} />}
      {state !== 'saved' ? t('common.saving') : savedAt ? t('studio.saved_at', { time: clock(savedAt) }) : ''}
    </span>
  )
}
