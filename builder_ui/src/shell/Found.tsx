import { Fragment } from 'react'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { partsOf, type Hit, type HitRecord } from './search'

const Marked = ({ hit }: { hit: Pick<Hit, 'text' | 'marks'> }) => (
  <>{partsOf(hit.text, hit.marks).map((part, i) => (part.marked ? <mark key={i}>{part.text}</mark> : <Fragment key={i}>{part.text}</Fragment>))}</>
)

/** A record that was found: what it is known by, and the values the words are in. */
export const Found = ({ record }: { record: HitRecord }) => {
  const title = record.hits.find((hit) => hit.text === record.title)
  const others = record.hits.filter((hit) => hit !== title)
  return (
    <>
      <Icon name="form" className="t3" />
      <span className="col sp">
        <span className="nw"><Marked hit={title ?? { text: record.title, marks: [] }} /></span>
        {others.map((hit) => <span key={hit.field} className="nw s12 t2"><span className="t3">{label(hit.label)}</span> <Marked hit={hit} /></span>)}
      </span>
    </>
  )
}
