import { Segmented, Select, Tabs, Tooltip } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { placeOf, sectionOf, setWidth, updateField, WIDTHS, type Field } from '@/document'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { typeNamed } from '@/studio/catalogue'
import { Doubles } from '../change/Doubles'
import { TypeRow } from '../change/TypeRow'
import { useDesigner, useForm } from '../designer'
import { typeIcon } from '../icons'
import { DefaultValue } from './DefaultValue'
import { Encryption } from './Encryption'
import { FieldMenu } from './FieldMenu'
import { FieldRights } from './FieldRights'
import { FieldUses } from './FieldUses'
import { OptionRows } from './OptionRows'
import { Linkage, LINKAGE, linkages } from './Linkage'
import { Group, LabelRow, Row, Toggle } from './rows'
import { RowChecks } from './RowChecks'
import { Searchable } from './Searchable'
import { TableColumns } from './TableColumns'
import { TechnicalName } from './TechnicalName'

const FRACTION: Record<number, string> = { 6: '¼', 8: '⅓', 12: '½', 16: '⅔' }
const SENSITIVITIES = ['', 'C1', 'C2', 'C3'] as const

/** Types that are neither compared as a whole nor looked up by an index of their own. */
const LONG = new Set(['long_text', 'rich_text', 'choices', 'tags', 'people', 'references', 'table'])

/** Everything about one field. */
export const FieldInspector = ({ field }: { field: Field }) => {
  const { t } = useTranslation()
  const { catalogue, wish } = useDesigner()
  const [tab, setTab] = useState('properties')
  // a wish for a property opens the tab it stands in
  useEffect(() => {
    if (wish) setTab(wish.property === 'rights' ? 'rights' : LINKAGE.includes(wish.property) ? 'linkage' : 'properties')
  }, [wish])
  const run = useForm((state) => state.run)
  const width = useForm(({ doc }) => {
    const place = placeOf(doc, field.name)
    return place && sectionOf(doc, place.section)?.children[place.index]?.width
  })
  const type = typeNamed(catalogue, field.type)
  const set = (change: Parameters<typeof updateField>[1]) => run(updateField(field.uid, change))
  const given = field.type === 'serial_number'
  const long = LONG.has(field.type)
  const linked = linkages(field)
  const tabs = [
    { key: 'properties', label: t('forms.tab_properties') },
    { key: 'linkage', label: <>{t('forms.tab_linkage')}{linked > 0 && <span className="bdg">{linked}</span>}</> },
    { key: 'rights', label: t('forms.tab_rights') },
  ]
  return (
    <>
      <header className="lq-ins-head">
        <span className="tile"><Icon name={typeIcon(type?.icon)} /></span>
        <div className="sp">
          <h2 className="b nw">{label(field.label) || field.name}</h2>
          <p className="s12 t3 nw">{label(type?.label) || field.type}·{field.name}</p>
        </div>
        <FieldMenu field={field} />
      </header>
      <Tabs className="lq-pane-tabs" activeKey={tab} onChange={setTab} items={tabs} />
      {tab === 'rights' && <div className="lq-ins-body"><FieldRights field={field} /></div>}
      {tab === 'linkage' && <Linkage field={field} />}
      <div className="lq-ins-body" hidden={tab !== 'properties'}>
        <Group>
          <LabelRow property="label" title={t('forms.label')} value={field.label} needed beside change={(text) => text && set({ label: text })} />
          <TechnicalName field={field} />
          <TypeRow field={field} />
          <LabelRow property="help" title={t('forms.help')} value={field.help} hint={t('forms.help_hint')} change={(help) => set({ help })} />
          {!given && field.type !== 'boolean' && <LabelRow property="placeholder" title={t('forms.placeholder')} value={field.placeholder} hint={t('common.none')} change={(placeholder) => set({ placeholder })} />}
          {!given && <DefaultValue field={field} />}
          <div className="lq-ins-row" data-property="width">
            <span className="t2" id="width-label">{t('forms.width')}</span>
            <Segmented
              block aria-labelledby="width-label" value={width ?? 12} onChange={(next: number) => run(setWidth(field.uid, next))}
              options={WIDTHS.map((each) => ({ value: each, label: FRACTION[each] ?? t('forms.whole_row'), title: FRACTION[each] ?? t('forms.whole_row') }))}
            />
          </div>
        </Group>
        <Group title={t('forms.demands')}>
          {!given && <Toggle property="required" title={t('common.required')} value={field.required ?? false} change={(on) => set({ required: on || undefined })} />}
          {!given && <Toggle property="read_only" title={t('forms.read_only')} value={field.read_only ?? false} change={(on) => set({ read_only: on || undefined })} />}
          {!given && !long && <Toggle property="unique" title={t('forms.unique')} value={field.unique ?? false} change={(on) => set({ unique: on || undefined })} />}
          {field.unique && <Doubles fields={[field.name]} />}
          <Row property="sensitivity" title={t('forms.sensitivity')}>
            {(id) => (
              <Select
                id={id} value={field.sensitivity ?? ''} onChange={(value: string) => set({ sensitivity: value || undefined })}
                options={SENSITIVITIES.map((value) => ({ value, label: t(`forms.sensitivity_${value || 'none'}`) }))}
              />
            )}
          </Row>
          <Encryption field={field} />
        </Group>
        {field.type === 'table' && <><TableColumns field={field} /><RowChecks field={field} /></>}
        {type && <OptionRows field={field} schema={type.options_schema} />}
        {(!long || field.type === 'long_text') && (
          <Group title={t('forms.more_properties')}>
            {!long && (
              <Tooltip title={t('forms.indexed_why')} placement="left">
                <div><Toggle property="indexed" title={t('forms.indexed')} value={field.indexed ?? false} change={(on) => set({ indexed: on || undefined })} /></div>
              </Tooltip>
            )}
            <Searchable field={field} />
          </Group>
        )}
      </div>
      <FieldUses field={field} />
    </>
  )
}
