import { changed, moved, without } from '../lists'
import type { Bin, CardBody, CardCommand } from '../types'

const within = (doc: CardBody, uid: string, act: (bins: readonly Bin[]) => readonly Bin[]): CardBody => {
  const holder = doc.characteristics.find((each) => each.uid === uid)
  const bins = holder && act(holder.bins)
  return !holder || bins === holder.bins ? doc : { ...doc, characteristics: changed(doc.characteristics, uid, { bins }) }
}

/** Put one more bin at the end of a characteristic. */
export const addBin = (characteristic: string, bin: Bin): CardCommand => ({
  name: 'addBin',
  apply: (doc) => within(doc, characteristic, (bins) => [...bins, bin]),
})

/** Change a bin: its range, its points, its reason. */
export const changeBin = (characteristic: string, uid: string, what: { readonly [K in keyof Omit<Bin, 'uid'>]?: Bin[K] | undefined }): CardCommand => ({
  name: 'changeBin',
  merge: `bin:${uid}:${Object.keys(what).sort().join(',')}`,
  apply: (doc) => within(doc, characteristic, (bins) => (bins.some((bin) => bin.uid === uid) ? changed(bins, uid, what) : bins)),
})

/** Move a bin up or down. */
export const moveBin = (characteristic: string, uid: string, by: number): CardCommand => ({
  name: 'moveBin',
  apply: (doc) => within(doc, characteristic, (bins) => {
    const from = bins.findIndex((bin) => bin.uid === uid)
    return from < 0 ? bins : moved(bins, from, from + by)
  }),
})

/** Take a bin out. */
export const removeBin = (characteristic: string, uid: string): CardCommand => ({
  name: 'removeBin',
  apply: (doc) => within(doc, characteristic, (bins) => (bins.some((bin) => bin.uid === uid) ? without(bins, new Set([uid])) : bins)),
})
