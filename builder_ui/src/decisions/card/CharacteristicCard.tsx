import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { newUid } from '@/document'
import { Icon } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import { useRun } from '@/studio/editor/context'
import { typeName } from '../columns/typeName'
import { useDesk } from '../desk'
import { addBin, changeBin, changeCharacteristic, moveBin, moveCharacteristic, removeBin, removeCharacteristic, type CardBody, type Characteristic } from '../document'
import { useTrial } from '../trial/trial'
import { BinRow } from './BinRow'

interface Props {
  part: Characteristic
  index: number
  count: number
  change: () => void
}

/** One characteristic: its ranges from top to bottom, the points of each, and what all other values get. */
export const CharacteristicCard = ({ part, index, count, change }: Props) => {
  const { t } = useTranslation()
  const run = useRun<CardBody>()
  const { nameOf, readOnly, valuedOf } = useDesk()
  const { tried } = useTrial()
  const name = nameOf(part.uid)
  const valued = valuedOf(part.uid)
  const told = tried?.score?.points.find(({ characteristic }) => characteristic === part.uid || characteristic === part.name)
  return (
    <section className="card lq-characteristic" aria-label={name} data-pointer={`/characteristics/${index}`}>
      <header className="hd">
        <h2>{name}</h2>
        <span className="s12 t3">{typeName(valued, t)}</span>
        <span className="sp" />
        {told && <span className="tag green strong">{t('decisions.points_n', { points: String(told.points) })}</span>}
        {!readOnly && <>
          <IconButton small icon="edit" label={t('decisions.change_characteristic', { name })} onClick={change} />
          <IconButton small icon="up" label={t('decisions.value_up', { name })} disabled={index === 0} onClick={() => run(moveCharacteristic(part.uid, -1))} />
          <IconButton small icon="down" label={t('decisions.value_down', { name })} disabled={index === count - 1} onClick={() => run(moveCharacteristic(part.uid, 1))} />
          <IconButton small icon="trash" label={t('decisions.value_remove', { name })} onClick={() => run(removeCharacteristic(part.uid))} />
        </>}
      </header>
      <table>
        <thead><tr><th scope="col">{t('decisions.range')}</th><th scope="col" className="num">{t('decisions.points')}</th><th scope="col">{t('decisions.reason')}</th><th><span className="lq-hidden">{t('common.actions')}</span></th></tr></thead>
        <tbody>
          {part.bins.map((bin, at) => (
            <BinRow
              key={bin.uid} valued={valued} name={name} number={at + 1} when={bin.when} points={bin.points} reason={bin.reason} hit={told?.bin === bin.uid} pointer={`/characteristics/${index}/bins/${at}`}
              change={(what) => run(changeBin(part.uid, bin.uid, what))}
              tools={readOnly ? undefined : <>
                <IconButton small icon="up" label={t('decisions.bin_up', { name, number: at + 1 })} disabled={at === 0} onClick={() => run(moveBin(part.uid, bin.uid, -1))} />
                <IconButton small icon="down" label={t('decisions.bin_down', { name, number: at + 1 })} disabled={at === part.bins.length - 1} onClick={() => run(moveBin(part.uid, bin.uid, 1))} />
                <IconButton small icon="trash" label={t('decisions.bin_remove', { name, number: at + 1 })} onClick={() => run(removeBin(part.uid, bin.uid))} />
              </>}
            />
          ))}
          <BinRow
            valued={valued} name={name} number={0} points={part.otherwise?.points ?? ''} reason={part.otherwise?.reason} hit={told !== undefined && !told.bin} pointer={`/characteristics/${index}/otherwise`}
            change={(what) => {
              const next = { points: part.otherwise?.points ?? '0', ...part.otherwise, ...what }
              run(changeCharacteristic(part.uid, { otherwise: String(next.points).trim() === '' && !next.reason ? undefined : { points: next.points, ...(next.reason ? { reason: next.reason } : {}) } }))
            }}
          />
        </tbody>
      </table>
      {!readOnly && <div className="foot"><Button type="text" size="small" icon={<Icon name="plus" />} onClick={() => run(addBin(part.uid, { uid: newUid(), when: '-', points: '0' }))}>{t('decisions.add_bin')}</Button></div>}
    </section>
  )
}
