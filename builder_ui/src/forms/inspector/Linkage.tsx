import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { updateField, type Field } from '@/document'
import { ExpressionField } from '@/formulas/ExpressionField'
import { useForm } from '../designer'
import { Computing } from './computing/Computing'
import { Group, Row } from './rows'
import { useStanding, wantedOf } from './useStanding'

const CONDITIONS = ['visible_if', 'required_if', 'read_only_if'] as const

/** The properties that stand in this tab. */
export const LINKAGE: readonly string[] = [...CONDITIONS, 'options_if', 'default_by', 'when_hidden', 'computed']

/** How many of them a field has. */
export const linkages = (field: Field): number => [...CONDITIONS, 'options_if' as const, 'default_by' as const, 'computed' as const].filter((name) => field[name] !== undefined).length

/** Types of which one value is chosen out of many. */
const NARROWED = new Set(['choice', 'reference'])

/** Types whose default a formula cannot give. */
const NO_FORMULA = new Set(['choices', 'card_number'])

/** When a field is shown, must be filled in or may not be changed, and how its value is worked out. */
export const Linkage = ({ field }: { field: Field }) => {
  const { t } = useTranslation()
  const run = useForm((state) => state.run)
  const { place, own, prepare } = useStanding()
  const set = (change: Parameters<typeof updateField>[1]) => run(updateField(field.uid, change))
  const given = field.type === 'serial_number'
  return (
    <div className="lq-ins-body">
      <Group>
        {(given ? CONDITIONS.slice(0, 1) : CONDITIONS).map((name) => (
          <ExpressionField
            key={name} property={name} place={place} own={own} prepare={prepare} title={t(`forms.${name}`)} none={t(`forms.${name}_none`)} text={field[name]}
            change={(text) => set(name === 'visible_if' && text === undefined ? { visible_if: undefined, when_hidden: undefined } : { [name]: text })}
          />
        ))}
        {NARROWED.has(field.type) && field.computed === undefined && (
          <ExpressionField
            property="options_if" place={place} own={own} prepare={prepare} title={t('linking.options_if')} none={t('linking.options_if_none')} text={field.options_if}
            change={(text) => set({ options_if: text })}
          />
        )}
        {!given && field.computed === undefined && field.default === undefined && wantedOf(field) && !NO_FORMULA.has(field.type) && (
          <ExpressionField
            property="default_by" place={{ ...place, wanted: wantedOf(field) ?? 'any' }} own={own} prepare={prepare} title={t('linking.default_by')} none={t('linking.default_by_none')} text={field.default_by}
            change={(text) => set({ default_by: text })}
          />
        )}
        {field.visible_if !== undefined && (
          <Row property="when_hidden" title={t('forms.when_hidden')}>
            {(id) => (
              <Segmented<'keep' | 'clear'>
                id={id} block aria-label={t('forms.when_hidden')} name={id} value={field.when_hidden ?? 'keep'} onChange={(when) => set({ when_hidden: when === 'keep' ? undefined : when })}
                options={[{ value: 'keep', label: t('forms.when_hidden_keep') }, { value: 'clear', label: t('forms.when_hidden_clear') }]}
              />
            )}
          </Row>
        )}
      </Group>
      {!given && <Computing key={field.uid} field={field} />}
    </div>
  )
}
