import { useTranslation } from 'react-i18next'
import type { Field, FormBody } from '@/document'
import { useVerdict } from '@/formulas/useVerdict'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { useEditor } from '@/studio/editor/context'

/** At the right of a field's label: under which condition it is shown or needed, and that its value is worked out. */
export const Linked = ({ field }: { field: Field }) => {
  const { t } = useTranslation()
  const { app, name } = useEditor<FormBody>()
  const condition = field.visible_if ?? field.required_if ?? field.read_only_if
  const { verdict, before } = useVerdict({ app, form: name, wanted: 'boolean' }, condition ?? '')
  const says = label((verdict ?? before)?.sentence)
  const shows = [field.visible_if !== undefined && 'visible_if', field.required_if !== undefined && 'required_if', field.read_only_if !== undefined && 'read_only_if'].filter((each) => each !== false)
  if (shows.length === 0 && field.computed === undefined) return null
  return (
    <span className="lq-linked end">
      {shows.length > 0 && (
        <span className="tag violet" title={says || condition}>
          <Icon name="link" size={12} />
          <span className="nw">{says !== '' && shows.length === 1 ? t(`forms.tag_${shows[0]}`, { says }) : shows.map((each) => t(`forms.${each}`)).join('·')}</span>
        </span>
      )}
      {field.computed !== undefined && <span className="tag"><Icon name="fx" size={12} />{t(typeof field.computed === 'object' ? 'forms.tag_lookup' : 'forms.tag_computed')}</span>}
    </span>
  )
}
