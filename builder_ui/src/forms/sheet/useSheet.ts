import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { freeName, type Loose } from '@/document'
import type { Catalogue } from '@/studio/catalogue'
import { typeNamed } from '@/studio/catalogue'
import { createDraft, definitions } from '@/studio/api'
import { keys } from '@/studio/keys'
import { optionsOf, widthOf } from '../newField'
import { ofFile, ofText } from './api'
import { CHOOSING, lacksSet, looseFields, nameFault, planned, setOf, type Planned } from './columns'

/** The columns of a sheet on their way to become fields of a form whose names are taken already. */
export function useSheet(app: string, catalogue: Catalogue | undefined, taken: ReadonlySet<string>) {
  const queries = useQueryClient()
  const [columns, setColumns] = useState<readonly Planned[]>([])
  const types = new Set(catalogue?.field_types.map(({ name }) => name))
  const read = useMutation({
    mutationFn: (from: string | File) => (typeof from === 'string' ? ofText(app, from) : ofFile(app, from)),
    onSuccess: (found) => setColumns(planned(found, types, taken)),
  })
  const chosen = columns.filter((each) => each.chosen)
  /** Makes the option sets the columns need, and gives the columns as fields. */
  const make = async (): Promise<Loose[]> => {
    const sets = new Map<number, string>()
    const needing = chosen.filter(({ type, set }) => CHOOSING.has(type) && set === '')
    if (needing.length > 0) {
      const names = new Set((await definitions(app, 'option_set')).map(({ name }) => name))
      for (const column of needing) {
        const name = freeName(column.name, names)
        names.add(name)
        await createDraft(app, 'option_set', name, setOf(column, name))
        sets.set(column.key, name)
        // a second try does not make it again
        change(column.key, { set: name })
      }
      await queries.invalidateQueries({ queryKey: keys.definitions(app) })
    }
    return looseFields(chosen, sets, widthOf, (name) => {
      const type = catalogue && typeNamed(catalogue, name)
      return type && optionsOf(type).options
    })
  }
  const change = (key: number, what: Partial<Planned>) => setColumns((before) => before.map((each) => (each.key === key ? { ...each, ...what } : each)))
  const ready = chosen.length > 0 && chosen.every((each) => each.label.trim() !== '' && !nameFault(each, columns, taken) && !lacksSet(each))
  return { columns, chosen, change, read, make, ready }
}
